import { INVITED_ROLES, type InvitedRole, mayManage, ROLES, type Role } from '@/domain/permissions';

/** What a role is called, and what it may do, in words. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  editor: 'Editor',
  viewer: 'Viewer',
};

export const ROLE_RIGHTS: Readonly<Record<Role, string>> = {
  owner: 'Everything, and decides who owns the workspace',
  admin: 'Manages members, keys and settings',
  editor: 'Draws maps and edits surveys',
  viewer: 'Looks at maps and figures',
};

/** The roles somebody may give to a member who has `held`, the strongest first. */
export const rolesFor = (actor: Role, held: Role): Role[] =>
  ROLES.filter((role) => mayManage(actor, held, role)).toReversed();

/** The roles somebody may invite with, the strongest first. */
export const invitedRolesFor = (actor: Role): InvitedRole[] =>
  INVITED_ROLES.filter((role) => mayManage(actor, role, role)).toReversed();
