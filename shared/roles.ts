/** What a member may be in a room, strongest first. */
export const roles = ['host', 'shopper', 'advisor', 'viewer', 'associate'] as const
/** See `roles`. */
export type Role = (typeof roles)[number]

/** The roles that may change the cart. */
export const editors = ['host', 'shopper'] as const satisfies readonly Role[]
/** The roles that may give opinions and talk. */
export const voices = ['host', 'shopper', 'advisor'] as const satisfies readonly Role[]
/** The roles an invitation may carry; hosts are made by a host, associates by the desk. */
export const invitableRoles = ['shopper', 'advisor', 'viewer'] as const satisfies readonly Role[]

/** Whether the role may change the cart. */
export function isEditor(role: Role): boolean {
  return role === 'host' || role === 'shopper'
}

/** Whether the role may give opinions and talk. */
export function isVoice(role: Role): boolean {
  return isEditor(role) || role === 'advisor'
}
