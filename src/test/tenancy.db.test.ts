import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '@/domain/permissions';
import { hub } from '@/live/hub';
import { asOperator } from '@/server/tenancy';
import { appRouter } from '@/trpc/router';
import { callerOf, createMember } from './caller';
import { createTarget, secretsOf, snapshotOf, type Target } from './target';
import { type TenancyCase, WORKSPACE_CASES } from './tenancy-cases';
import { PERSON_CASES, PUBLIC_CASES } from './tenancy-people-cases';

const PROCEDURES = Object.keys(appRouter._def.procedures).toSorted();

/** Calls a procedure by its path; of a subscription, only what it says first. */
async function call(userId: string | null, path: string, input?: object): Promise<unknown> {
  const procedure = path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], callerOf(userId));
  const result = await (procedure as (input?: object) => Promise<unknown>)(input);
  if (typeof result !== 'object' || result === null || !(Symbol.asyncIterator in result)) return result;
  const events = (result as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  const { value } = await events.next();
  await events.return?.();
  return value;
}

const code = (thrown: unknown): unknown => {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause && typeof cause === 'object' && 'code' in cause ? cause.code : thrown;
};

const outcome = (calling: Promise<unknown>): Promise<unknown> => calling.then((value) => ({ value }), code);

function expectSilence(about: Target, said: unknown, known: object = {}): void {
  const [text, asked] = [JSON.stringify(said) ?? '', JSON.stringify(known)];
  expect(secretsOf(about).filter((secret) => text.includes(secret) && !asked.includes(secret))).toEqual([]);
}

/** The workspace of whoever tries, where what is tried can neither change it nor depend on who else is there. */
let home: Target;
/** One that nobody is to reach, and that stays as it is. */
let apart: Target;
beforeAll(async () => {
  [home, apart] = [await createTarget(), await createTarget()];
});
afterAll(() => hub().close());

test('every procedure has a case here', () => {
  const cases = [WORKSPACE_CASES, PERSON_CASES, PUBLIC_CASES].flatMap((table) => Object.keys(table));
  expect(PROCEDURES).toEqual(cases.toSorted());
});

describe.each(Object.entries(WORKSPACE_CASES))(
  '%s',
  (path, { lowest, input, namesNothing, echoes, refusal, mixed, as }: TenancyCase) => {
    let [own, other]: Target[] = [];
    let userId: string;
    const ask = (who: string | null, workspace: Target, named: Target) =>
      call(who, path, { workspace: workspace.slug, ...input?.(named) });

    beforeAll(async () => {
      const alone = namesNothing || refusal !== undefined;
      [own, other] = [alone ? await createTarget() : home, await createTarget()];
      userId = await createMember(own, 'owner');
    });

    const both = (): [Target, Target] => {
      if (!own || !other) throw new Error('No workspaces');
      return [own, other];
    };

    test('reaches no row of another workspace, by its ids or by its address', async () => {
      const [mine, theirs] = both();
      const before = await snapshotOf(theirs);
      const answered = await outcome(ask(userId, mine, theirs));
      if (namesNothing) expect(answered).toHaveProperty('value');
      else expect(answered).toBe(refusal ?? 'not_found');
      expectSilence(theirs, answered, echoes && input?.(theirs));
      for (const row of mixed?.(mine, theirs) ?? []) {
        const refused = await outcome(call(userId, path, { workspace: mine.slug, ...row }));
        expect(['not_found', 'conflict', 'invalid']).toContain(refused);
      }
      expect(await outcome(ask(userId, theirs, theirs))).toBe('not_found');
      expect(await outcome(ask(userId, theirs, mine))).toBe('not_found');
      expect(await outcome(ask(null, theirs, theirs))).toBe('unauthenticated');
      expect(await snapshotOf(theirs)).toEqual(before);
    });

    test(`is for members from ${lowest} on`, async () => {
      const [, theirs] = both();
      const before = await snapshotOf(theirs);
      for (const role of ROLES.slice(0, ROLES.indexOf(lowest))) {
        const member = await createMember(theirs, role);
        expect(await outcome(ask(member, theirs, theirs)), role).toBe('forbidden');
      }
      expect({ ...(await snapshotOf(theirs)), membership: null }).toEqual({ ...before, membership: null });
      const member = as?.(theirs) ?? (await createMember(theirs, lowest));
      expect(await outcome(ask(member, theirs, theirs))).toHaveProperty('value');
    });
  },
);

test.each(Object.entries(PERSON_CASES))('%s is for the signed-in person only', async (path, input) => {
  const userId = await createMember(home, 'owner');
  const before = await snapshotOf(apart);
  expect(await outcome(call(null, path, input()))).toBe('unauthenticated');
  expectSilence(apart, await outcome(call(userId, path, input())));
  expect(await snapshotOf(apart)).toEqual(before);
});

test.each(Object.entries(PUBLIC_CASES))('%s says nothing of any workspace', async (path, input) => {
  const before = await snapshotOf(apart);
  expectSilence(apart, await outcome(call(null, path, input())));
  expect(await snapshotOf(apart)).toEqual(before);
});

test('the example is open to visitors, for reading only', async () => {
  const example = await createTarget();
  await asOperator(example, ({ db }) => db.workspace.updateMany({ data: { demo: true } }));
  const before = await snapshotOf(example);
  const stranger = await createMember(home, 'owner');
  for (const [path, { lowest, input, membersOnly }] of Object.entries(WORKSPACE_CASES)) {
    for (const visitor of [null, stranger]) {
      const answered = await outcome(call(visitor, path, { workspace: example.slug, ...input?.(example) }));
      if (lowest === 'viewer' && !membersOnly) expect(answered, path).toHaveProperty('value');
      else expect(answered, path).toBe('forbidden');
    }
  }
  expect(await snapshotOf(example)).toEqual(before);
});
