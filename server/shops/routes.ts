// What a page asks of a shop before it shows anything.
import { createRoute } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import * as z from 'zod'
import { refusal } from '#shared/refusals.ts'
import { shopSchema } from '#shared/rooms/contracts.ts'
import { newApi } from '#server/host/api.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { problem, problems } from '#server/host/problem.ts'
import { idParam, json } from '#server/host/schemas.ts'
import { publicShop } from './shops.ts'
import type { Shops } from './shops.ts'

const shopRoute = createRoute({
  method: 'get',
  path: '/shops/{shop}',
  tags: ['Shops'],
  summary: 'Get a shop',
  request: { params: z.object({ shop: idParam }) },
  responses: {
    200: json(shopSchema, 'The shop.'),
    ...problems('no-such-shop', 'invalid'),
  },
})

/** The routes of a shop itself, to be mounted under `/api/v1`. */
export function shopRoutes(shops: Shops): OpenAPIHono<ApiEnv> {
  const api = newApi()
  api.openapi(shopRoute, async (c) => {
    const shop = await shops.shop(c.req.valid('param').shop)
    return shop ? c.json(publicShop(shop), 200) : problem(c, refusal('no-such-shop'))
  })
  return api
}
