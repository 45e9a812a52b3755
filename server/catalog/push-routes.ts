// Single products over HTTP, pushed by the shop's server as they change.
import * as z from 'zod'
import { importReportSchema } from '#shared/catalog/contracts.ts'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import { importCatalogue } from './import-catalog.ts'
import type { CatalogRouteParts } from './route-parts.ts'

const maxItems = 100

const pushSchema = z
  .strictObject({
    items: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .max(maxItems)
      .describe(
        'Each as an item of a Google feed (`id`, `title`, `price`, `availability`, `item_group_id` …) or as a product of Shopify with its `variants`. Of a product with several variants, send all of them.',
      ),
  })
  .meta({ id: 'PushProducts' })

export function pushProducts({ catalogue, shops, read, importing }: CatalogRouteParts): Route {
  return route(
    {
      method: 'post',
      path: '/shops/{shop}/catalog/items',
      access: { shopKey: 'catalog' },
      limit: 'requests',
      // Pushing it again changes nothing.
      repeatable: false,
      tags: ['Shops'],
      summary: 'Push single products',
      description: 'Needs a key with the scope `catalog`. Rooms that are open have the new prices at once.',
      request: { params: z.object({ shop: idParam }), body: jsonBody(pushSchema) },
      responses: { 200: json(importReportSchema, 'How it went; a line is the number of an item.') },
      refusals: ['no-such-shop', 'feed-unknown', 'feed-broken'],
    },
    async (c) => {
      const { id, shopId } = c.var.adminKey
      const shop = await shops.shop(shopId)
      if (!shop) return problem(c, refusal('no-such-shop'))
      if (importing.has(shopId)) return problem(c, refusal('too-many-requests', { detail: 'An import is under way.' }))
      importing.add(shopId)
      try {
        const source = new Blob([JSON.stringify(c.req.valid('json').items)]).stream()
        const by = { kind: 'key', id } as const
        const pushed = await importCatalogue(catalogue, { shop, source, mode: 'keep', by, read })
        return pushed.ok ? c.json(pushed.value, 200) : problem(c, pushed.refusal)
      } finally {
        importing.delete(shopId)
      }
    },
  )
}
