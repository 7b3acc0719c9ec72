import { randomUUID } from 'node:crypto';
import type { TenancyCase } from './tenancy-cases';

/** Procedures about the people of a workspace and the workspace itself. */
export const PEOPLE_CASES: Record<string, TenancyCase> = {
  'department.candidates': { lowest: 'editor', namesNothing: true },
  'department.create': { lowest: 'editor', input: () => ({ name: 'New' }), namesNothing: true },
  'department.delete': {
    lowest: 'editor',
    input: ({ departmentId: id }) => ({ id }),
  },
  'department.list': { lowest: 'viewer', namesNothing: true },
  'department.update': {
    lowest: 'editor',
    input: ({ departmentId: id }) => ({ id, field: 'barrier', base: '', value: 'New' }),
  },
  'digest.set': { lowest: 'viewer', input: () => ({ on: true }), namesNothing: true, membersOnly: true },
  'invitation.create': {
    lowest: 'admin',
    input: ({ departmentId }) => ({
      emails: [`${randomUUID()}@example.test`],
      role: 'viewer',
      departmentId,
    }),
  },
  'invitation.link': { lowest: 'admin', input: ({ invitationId: id }) => ({ id }) },
  'invitation.list': { lowest: 'admin', namesNothing: true },
  'invitation.mail': { lowest: 'admin', namesNothing: true },
  'invitation.resend': { lowest: 'admin', input: ({ invitationId: id }) => ({ id }) },
  'invitation.revoke': { lowest: 'admin', input: ({ invitationId: id }) => ({ id }) },
  'lead.department': {
    lowest: 'viewer',
    input: ({ departmentId: department }) => ({ department }),
  },
  'lead.mine': { lowest: 'viewer', namesNothing: true },
  'member.leave': { lowest: 'viewer', refusal: 'conflict', membersOnly: true },
  'member.list': { lowest: 'viewer', namesNothing: true },
  'member.remove': { lowest: 'admin', input: ({ memberId: userId }) => ({ userId }) },
  'member.setRole': {
    lowest: 'admin',
    input: ({ memberId: userId }) => ({ userId, role: 'editor' }),
  },
  'member.transfer': {
    lowest: 'owner',
    input: ({ memberId: userId, memberEmail: confirm }) => ({ userId, confirm }),
  },
  'workspace.changes': { lowest: 'viewer', namesNothing: true },
  'workspace.delete': {
    lowest: 'owner',
    input: ({ name: confirm }) => ({ confirm }),
    refusal: 'invalid',
  },
  'workspace.facts': { lowest: 'admin', namesNothing: true },
  'workspace.get': { lowest: 'viewer', namesNothing: true },
  'workspace.rename': { lowest: 'admin', input: () => ({ name: 'New' }), namesNothing: true },
  'workspace.setLocale': { lowest: 'admin', input: () => ({ locale: 'de' }), namesNothing: true },
  'workspace.setTimeZone': {
    lowest: 'admin',
    input: () => ({ timeZone: 'Europe/Berlin' }),
    namesNothing: true,
  },
};

/** Procedures of a signed-in person, who acts on themselves only. */
export const PERSON_CASES: Record<string, () => object | undefined> = {
  'account.changePassword': () => ({ current: 'not the present one', password: randomUUID() }),
  'account.me': () => undefined,
  'account.setName': () => ({ name: 'New' }),
  'account.signOutEverywhere': () => undefined,
  'account.startWorkspace': () => ({ workspaceName: 'Another one' }),
  'confirmation.requestChange': () => ({ email: `${randomUUID()}@example.test` }),
  'confirmation.resend': () => undefined,
  'digest.mine': () => undefined,
  'discussion.mails': () => undefined,
  'discussion.setMails': () => ({ mentions: false }),
  'invitation.accept': () => ({ token: randomUUID(), as: 'member@example.test' }),
  'workspace.mine': () => undefined,
};

/** Procedures anybody may call: they name no workspace, and what they answer says nothing of any. */
export const PUBLIC_CASES: Record<string, () => object> = {
  'account.requestReset': () => ({ email: `${randomUUID()}@example.test` }),
  'account.reset': () => ({ token: randomUUID(), password: randomUUID() }),
  'account.signUp': () => ({
    workspaceName: 'Example shop',
    name: 'Visitor',
    email: `${randomUUID()}@example.test`,
    password: randomUUID(),
  }),
  'confirmation.confirm': () => ({ token: randomUUID() }),
  'invitation.join': () => ({ token: randomUUID(), name: 'Visitor', password: randomUUID() }),
  'invitation.open': () => ({ token: randomUUID() }),
};
