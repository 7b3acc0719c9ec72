/** Who may do what: one table for the server and the interface. */
export const ROLES = ['viewer', 'editor', 'admin', 'owner'] as const;
export type Role = (typeof ROLES)[number];

const LOWEST_ROLE = {
  'map:view': 'viewer',
  'rating:view': 'viewer',
  'map:edit': 'editor',
  'survey:edit': 'editor',
  'rating:import': 'editor',
  'key:view': 'editor',
  'key:edit': 'admin',
  'member:edit': 'admin',
  'workspace:edit': 'admin',
  'workspace:delete': 'owner',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof LOWEST_ROLE;

/** True when `role` holds `permission`; each role holds everything the ones before it hold. */
export function can(role: Role, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LOWEST_ROLE[permission]);
}

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}
