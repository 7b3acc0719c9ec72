/** Who may do what: one table for the server and the interface. */
export const ROLES = ['viewer', 'editor', 'admin', 'owner'] as const;
export type Role = (typeof ROLES)[number];

const LOWEST_ROLE = {
  'map:view': 'viewer',
  'rating:view': 'viewer',
  'discussion:write': 'viewer',
  'map:edit': 'editor',
  'map:share': 'editor',
  'survey:edit': 'editor',
  'rating:import': 'editor',
  'rating:erase': 'editor',
  'rating:flag': 'editor',
  /** Who a customer is, as far as the workspace stores it. */
  'rating:identify': 'editor',
  'rating:export': 'editor',
  'tag:edit': 'editor',
  'theme:edit': 'editor',
  'key:view': 'editor',
  'key:edit': 'admin',
  'identity:edit': 'admin',
  'member:view': 'viewer',
  'member:invite': 'admin',
  'member:edit': 'admin',
  'workspace:edit': 'admin',
  'workspace:transfer': 'owner',
  'workspace:delete': 'owner',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof LOWEST_ROLE;

/** True when `role` holds `permission`; each role holds everything the ones before it hold. */
export function can(role: Role, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LOWEST_ROLE[permission]);
}

/** Roles that come with an invitation. Owners are made among those who are members. */
export const INVITED_ROLES = ['viewer', 'editor', 'admin'] as const satisfies readonly Role[];
export type InvitedRole = (typeof INVITED_ROLES)[number];

/**
 * True when somebody with role `actor` may give `next` to a member who has `held`, or, with null, remove them. Nobody
 * touches a role above their own and nobody gives one away: an admin neither makes nor removes an owner.
 */
export function mayManage(actor: Role, held: Role, next: Role | null): boolean {
  const rank = (role: Role) => ROLES.indexOf(role);
  return (
    can(actor, 'member:edit') && rank(held) <= rank(actor) && (next === null || rank(next) <= rank(actor))
  );
}

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}
