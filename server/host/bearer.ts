// From `Authorization: Bearer …` to the member who asks.
import type { Context, MiddlewareHandler } from 'hono'
import type { ShopId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { ApiEnv } from './api.ts'
import { problem } from './problem.ts'

/** What `signedIn` asks; `Callers` answers it. */
export interface CallerLookup {
  /** Refuses a missing token too. */
  byToken(token: string | undefined): Promise<Outcome<Caller>>
  /** As `byToken`, for this room only. */
  byTokenIn(roomId: string, token: string | undefined): Promise<Outcome<Caller>>
}

/** The bearer token of a request; undefined where there is none. */
export function bearerToken(c: Context): string | undefined {
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(c.req.header('authorization') ?? '')?.[1]
}

/**
 * Waits for the document that a request brings. Who asks is looked up after it: a body may take its time, and whoever lost
 * their rights while it came has lost them. The edge has limited its size.
 */
export async function bodyArrived(c: Context): Promise<void> {
  if (/json/i.test(c.req.header('content-type') ?? '')) await c.req.text()
}

/**
 * Lets only members through, and sets `c.var.caller`. Where the path has a `:room`, the token must be of that room.
 */
export function signedIn(callers: CallerLookup): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    await bodyArrived(c)
    const token = bearerToken(c)
    const roomId = c.req.param('room')
    const caller = roomId === undefined ? await callers.byToken(token) : await callers.byTokenIn(roomId, token)
    if (!caller.ok) return problem(c, caller.refusal)
    const no = await originRefusal(c, caller.value.room.shopId)
    if (no) return problem(c, no)
    const tooMany = await c.var.takeTurn?.(caller.value.memberId)
    if (tooMany) return tooMany
    c.set('caller', caller.value)
    return next()
  }
}

/** Why the website that asks may not use the rooms of this shop; undefined where it may, or where no website asks. */
export async function originRefusal(c: Context<ApiEnv>, shopId: ShopId): Promise<Refusal | undefined> {
  const mayUse = c.var.mayUseShop === undefined || (await c.var.mayUseShop(shopId))
  return mayUse ? undefined : refusal('origin-not-allowed')
}

/** As `signedIn`, and the member must be a host. */
export function hosting(callers: CallerLookup): MiddlewareHandler<ApiEnv> {
  const asMember = signedIn(callers)
  return (c, next) =>
    asMember(c, async () => {
      if (c.var.caller.role === 'host') return next()
      c.res = problem(c, refusal('role-may-not', { detail: 'Only a host may do this.' }))
    })
}
