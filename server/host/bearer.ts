// What a request says of its caller: the bearer token, and the website that sends it.
import type { Context } from 'hono'
import type { ShopId } from '#shared/ids.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { ApiEnv } from './api.ts'

/** The bearer token of a request; undefined where there is none. */
export function bearerToken({ req }: Pick<Context, 'req'>): string | undefined {
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(req.header('authorization') ?? '')?.[1]
}

/** Why the website that sends a request may not use the rooms of this shop; undefined where it may, or where no website asks. */
export async function originRefusal(
  { var: { mayUseShop } }: { readonly var: ApiEnv['Variables'] },
  shopId: ShopId,
): Promise<Refusal | undefined> {
  const mayUse = mayUseShop === undefined || (await mayUseShop(shopId))
  return mayUse ? undefined : refusal('origin-not-allowed')
}
