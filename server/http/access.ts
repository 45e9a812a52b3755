// Enforces the access that a route names, and hands the caller to its handler.
import type { Context, MiddlewareHandler } from 'hono'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { bearerToken, originRefusal } from '#server/host/bearer.ts'
import { problem } from '#server/host/problem.ts'
import type { AccessLookups, CallerVariables, RouteAccess } from '#server/host/route-access.ts'
import type { Route } from '#server/host/route.ts'
import type { Charges } from './charge.ts'
import type { RateLimits } from './rate-limits.ts'

/** The caller in the form that the handlers of each access find. */
type AnyCaller = Partial<
  CallerVariables<'member'> &
    CallerVariables<'session'> &
    CallerVariables<'staff'> &
    CallerVariables<Extract<RouteAccess, object>>
>

interface CallerEnv {
  Bindings: ApiEnv['Bindings']
  Variables: ApiEnv['Variables'] & AnyCaller
}

interface Admitted {
  /** The member or the key; rate limits count it. */
  readonly id: string
  readonly variables: AnyCaller
}

type Admission = (c: Context<CallerEnv>) => Promise<Outcome<Admitted>>

/** Lets only those callers through whom the route's access names; undefined where the handler checks the proof. */
export function requireAccess(
  { access, takesFile }: Route,
  { lookups, limits, charges }: { lookups: AccessLookups; limits: RateLimits; charges: Charges },
): MiddlewareHandler<CallerEnv> | undefined {
  const admit = admissionOf(access, lookups)
  if (!admit) return undefined
  return async (c, next) => {
    // A body may take its time. Look the caller up after it: one who lost their rights meanwhile has lost them.
    if (!takesFile) await bodyArrived(c)
    const admitted = await admit(c)
    if (!admitted.ok) return problem(c, admitted.refusal)
    const { id, variables } = admitted.value
    const tooMany = await limits.takeTurn(c, id)
    if (tooMany) return tooMany
    if (access === 'host' && variables.caller?.role !== 'host')
      return problem(c, refusal('role-may-not', { detail: 'Only a host may do this.' }))
    for (const [name, value] of Object.entries(variables)) c.set(name as keyof AnyCaller, value)
    return variables.caller ? charges.member(c, variables.caller, next) : next()
  }
}

function admissionOf(access: RouteAccess, { callers, keys, sessions, staff }: AccessLookups): Admission | undefined {
  if (typeof access === 'object') return (c) => admitShop(c, { keys, access })
  switch (access) {
    case 'open':
    case 'link':
    case 'customer':
    case 'sessions':
      return undefined
    case 'session':
      return (c) => admitSession(c, sessions)
    case 'member':
    case 'host':
      return (c) => admitMember(c, callers)
    case 'staff':
      return (c) => admitStaff(c, staff)
    default:
      return access satisfies never
  }
}

/** The member of the token; where the path has a `:room`, the token must be of that room. */
async function admitMember(c: Context<CallerEnv>, callers: AccessLookups['callers']): ReturnType<Admission> {
  const token = bearerToken(c)
  const roomId = c.req.param('room')
  const caller = roomId === undefined ? await callers.byToken(token) : await callers.byTokenIn(roomId, token)
  if (!caller.ok) return caller
  const foreign = await originRefusal(c, caller.value.room.shopId)
  return foreign ? refused(foreign) : granted({ id: caller.value.memberId, variables: { caller: caller.value } })
}

async function admitSession(c: Context<CallerEnv>, sessions: AccessLookups['sessions']): ReturnType<Admission> {
  const renewable = await sessions.renewable(bearerToken(c))
  if (!renewable.ok) return renewable
  return granted({ id: renewable.value.member.memberId, variables: { renewable: renewable.value } })
}

async function admitStaff(c: Context<CallerEnv>, staff: AccessLookups['staff']): ReturnType<Admission> {
  const caller = await staff.byToken(bearerToken(c))
  return caller.ok ? granted({ id: caller.value.staffId, variables: { staff: caller.value } }) : caller
}

/** The key of the path's `:shop`, where it has the scope. */
async function admitShop(
  c: Context<CallerEnv>,
  { keys, access }: { keys: AccessLookups['keys']; access: Extract<RouteAccess, object> },
): ReturnType<Admission> {
  const key = await keys.byKey(c.req.param('shop') ?? '', bearerToken(c), access.shopKey)
  return key.ok ? granted({ id: key.value.id, variables: { adminKey: key.value } }) : key
}

/** Waits for the document that a request brings; its size is limited by then. */
async function bodyArrived(c: Context): Promise<void> {
  if (/json/i.test(c.req.header('content-type') ?? '')) await c.req.text()
}
