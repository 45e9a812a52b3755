// A page loads the shop before it shows anything.
import * as z from 'zod'
import { refusal } from '#shared/refusals.ts'
import { shopSchema } from '#shared/rooms/contracts.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json } from '#server/host/schemas.ts'
import { publicShop } from './shops.ts'
import type { Shops } from './shops.ts'

/** The routes of a shop itself. */
export function shopRoutes(shops: Shops): readonly Route[] {
  const see = route(
    {
      method: 'get',
      path: '/shops/{shop}',
      access: 'open',
      limit: 'requests',
      tags: ['Shops'],
      summary: 'Get a shop',
      request: { params: z.object({ shop: idParam }) },
      responses: { 200: json(shopSchema, 'The shop.') },
      refusals: ['no-such-shop', 'invalid'],
    },
    async (c) => {
      const shop = await shops.shop(c.req.valid('param').shop)
      return shop ? c.json(publicShop(shop), 200) : problem(c, refusal('no-such-shop'))
    },
  )
  return [see]
}
