// Who may call a route. A route says it once; the HTTP shell enforces it, and the documentation shows it.
import type { Outcome } from '#shared/outcome.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { KeyScope } from '#shared/shops/contracts.ts'
import type { AdminKey } from '#server/identity/admin-keys.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { Renewable } from '#server/identity/sessions.ts'
import type { StaffCaller } from '#server/identity/staff.ts'

/**
 * Who may call a route:
 * - `open`: anybody.
 * - `link`: the holder of a link. Its code is part of the path; the handler checks it.
 * - `customer`: a customer of a shop. The shop's signed word is part of the body; the handler checks it.
 * - `sessions`: the holder of sessions. Their secrets are part of the body; the handler checks them.
 * - `session`: the holder of a session secret, or of a member token that is still valid.
 * - `member`: a member. Where the path has a `{room}`, a member of that room.
 * - `host`: a member with the role of host.
 * - `staff`: an associate or a supervisor of a shop, with a staff token.
 * - `shopKey`: the server of the path's `{shop}`, with an admin key of this scope.
 */
export type RouteAccess = AccessKind | { readonly shopKey: KeyScope }

/** Access without what it needs besides its name. */
type AccessKind = 'open' | 'link' | 'customer' | 'sessions' | 'session' | 'member' | 'host' | 'staff'

/** What the handler of a route finds in `c.var`, by who may call it. */
export type CallerVariables<Who extends RouteAccess> = Who extends 'member' | 'host'
  ? { readonly caller: Caller }
  : Who extends 'session'
    ? { readonly renewable: Renewable }
    : Who extends 'staff'
      ? { readonly staff: StaffCaller }
      : Who extends { readonly shopKey: KeyScope }
        ? { readonly adminKey: AdminKey }
        : object

/** From a token to the member who asks; `Callers` implements it. */
export interface CallerLookup {
  /** Refuses a missing token too. */
  byToken(token: string | undefined): Promise<Outcome<Caller>>
  /** As `byToken`, for this room only. */
  byTokenIn(roomId: string, token: string | undefined): Promise<Outcome<Caller>>
}

/** From an admin key to the shop whose server asks; `AdminKeys` implements it. */
export interface KeyLookup {
  /** Refuses a missing key too. */
  byKey(shopId: string, key: string | undefined, scope: KeyScope): Promise<Outcome<AdminKey>>
}

/** From a session secret or a token to the session that may be renewed; `Sessions` implements it. */
export interface SessionLookup {
  /** Refuses a missing bearer token too. */
  renewable(bearer: string | undefined): Promise<Outcome<Renewable>>
}

/** From a staff token to the associate who asks; `StaffSessions` implements it. */
export interface StaffLookup {
  /** Refuses a missing token too. */
  byToken(token: string | undefined): Promise<Outcome<StaffCaller>>
}

/** The look-ups behind every kind of access. */
export interface AccessLookups {
  readonly callers: CallerLookup
  readonly keys: KeyLookup
  readonly sessions: SessionLookup
  readonly staff: StaffLookup
}

interface AccessKindRow {
  /** One sentence for the documentation. */
  readonly about: string
  /** OpenAPI security schemes, one of which the caller needs. */
  readonly schemes: readonly string[]
  /** Refusals of the access check. */
  readonly refusals: readonly RefusalCode[]
}

const notMember = [
  'token-missing',
  'token-invalid',
  'token-wrong-audience',
  'token-expired',
  'session-ended',
  'removed',
  'room-closed',
] as const
const proofInBody = { schemes: [], refusals: [] } as const

const kinds = {
  open: { about: 'For anyone. No token needed.', ...proofInBody },
  link: { about: 'For anyone with the link. No token needed.', ...proofInBody },
  customer: {
    about: 'For a customer, with an identity signed by the shop in the body. No token needed.',
    ...proofInBody,
  },
  sessions: { about: 'For the holder of the session secrets in the body. No token needed.', ...proofInBody },
  session: {
    about: 'Needs a session secret or a member token in `Authorization: Bearer`.',
    schemes: ['member', 'session'],
    refusals: notMember,
  },
  member: {
    about: 'For members. Needs a member token in `Authorization: Bearer`.',
    schemes: ['member'],
    refusals: [...notMember, 'origin-not-allowed'],
  },
  host: {
    about: 'For hosts. Needs a member token in `Authorization: Bearer`.',
    schemes: ['member'],
    refusals: [...notMember, 'origin-not-allowed', 'role-may-not'],
  },
  staff: {
    about: 'For staff of a shop. Needs a staff token in `Authorization: Bearer`.',
    schemes: ['staff'],
    refusals: ['token-missing', 'token-invalid', 'token-wrong-audience', 'token-expired', 'session-ended'],
  },
} as const satisfies Record<AccessKind, AccessKindRow>

/** What the documentation says of an access; `path` tells whether it is about one room. */
export function describeAccess(access: RouteAccess, path: string): AccessKindRow {
  if (typeof access === 'object') {
    return {
      about: `For the shop’s server. Needs an admin key with the scope \`${access.shopKey}\` in \`Authorization: Bearer\`.`,
      schemes: ['shopKey'],
      refusals: ['token-missing', 'token-invalid', 'key-revoked', 'scope-missing'],
    }
  }
  const kind = kinds[access]
  const isAboutRoom = path.includes('{room}') && (access === 'member' || access === 'host')
  return isAboutRoom ? { ...kind, refusals: [...kind.refusals, 'token-wrong-room', 'no-such-room'] } : kind
}
