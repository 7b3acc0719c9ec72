import { describe, expect, test } from 'vitest';
import { can, INVITED_ROLES, isRole, mayManage, ROLES, type Role } from './permissions';

describe('who may manage whom', () => {
  const cases: [actor: Role, held: Role, next: Role | null, may: boolean][] = [
    ['owner', 'owner', 'admin', true],
    ['owner', 'viewer', 'owner', true],
    ['owner', 'owner', null, true],
    ['admin', 'admin', 'editor', true],
    ['admin', 'editor', 'admin', true],
    ['admin', 'viewer', null, true],
    ['admin', 'owner', 'admin', false],
    ['admin', 'owner', null, false],
    ['admin', 'admin', 'owner', false],
    ['editor', 'viewer', 'editor', false],
    ['editor', 'viewer', null, false],
    ['viewer', 'viewer', null, false],
  ];
  test.each(cases)('%s turns %s into %s: %s', (actor, held, next, may) => {
    expect(mayManage(actor, held, next)).toBe(may);
  });
});

test('each role holds what the ones below it hold', () => {
  const permissions = ['member:view', 'map:edit', 'member:invite', 'workspace:transfer'] as const;
  for (const permission of permissions) {
    const held = ROLES.map((role) => can(role, permission));
    expect(held).toEqual(held.toSorted());
  }
  expect(can('admin', 'workspace:delete')).toBe(false);
  expect(can('editor', 'member:invite')).toBe(false);
});

test('nobody is invited as an owner', () => {
  expect(INVITED_ROLES.every(isRole)).toBe(true);
  expect(INVITED_ROLES).not.toContain('owner');
});
