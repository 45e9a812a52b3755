// From `Authorization: Bearer tgk_…` to the shop whose server asks.
import type { MiddlewareHandler } from 'hono'
import type { Outcome } from '#shared/outcome.ts'
import type { KeyScope } from '#shared/shops/contracts.ts'
import type { AdminKey } from '#server/identity/admin-keys.ts'
import type { ApiEnv } from './api.ts'
import { bearerToken, bodyArrived } from './bearer.ts'
import { problem } from './problem.ts'

/** What `administering` asks; `AdminKeys` answers it. */
export interface KeyLookup {
  /** Refuses a missing key too. */
  byKey(shopId: string, key: string | undefined, scope: KeyScope): Promise<Outcome<AdminKey>>
}

/** Wants an admin key. */
export const needsShopKey = [{ shopKey: [] }]

/** Lets only keys of the path's `:shop` through that have the scope, and sets `c.var.adminKey`. */
export function administering(keys: KeyLookup, scope: KeyScope): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    // A catalogue is a file, far larger than what is held in memory: its route reads it, after the key was looked at.
    if (scope !== 'catalog') await bodyArrived(c)
    const key = await keys.byKey(c.req.param('shop') ?? '', bearerToken(c), scope)
    if (!key.ok) return problem(c, key.refusal)
    const tooMany = await c.var.takeTurn?.(key.value.id)
    if (tooMany) return tooMany
    c.set('adminKey', key.value)
    return next()
  }
}
