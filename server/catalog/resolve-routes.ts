// Over HTTP: what a shop has of something that somebody else calls by the shop's own names, and what cannot be bought from here.
import * as z from 'zod'
import { resolvedSchema, resolveQuerySchema, unboundPageSchema } from '#shared/catalog/resolve.ts'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json } from '#server/host/schemas.ts'
import type { Catalogue } from './catalogue.ts'
import type { ShopLookup } from './route-parts.ts'

const params = z.object({ shop: idParam })

interface ResolveRouteParts {
  readonly catalogue: Catalogue
  readonly shops: ShopLookup
}

export function resolveRoutes(parts: ResolveRouteParts): readonly Route[] {
  return [resolveThing(parts), seeUnbound(parts)]
}

function resolveThing({ catalogue, shops }: ResolveRouteParts): Route {
  return route(
    {
      method: 'get',
      access: 'open',
      limit: 'requests',
      path: '/shops/{shop}/resolve',
      tags: ['Products'],
      summary: 'Find a product by the shop’s own names',
      description:
        'Give all that is known: the surest decide (the shop’s id, then trade number, SKU, address, handle), the others tell apart. What leads to two different things is answered as a conflict, and nothing is guessed.',
      request: { params, query: resolveQuerySchema },
      responses: { 200: json(resolvedSchema, 'What the shop has of it.') },
      refusals: ['no-such-shop'],
    },
    async (c) => {
      const { shop } = c.req.valid('param')
      if (!(await shops.shop(shop))) return problem(c, refusal('no-such-shop'))
      const query = c.req.valid('query')
      if (Object.values(query).every((value) => value === undefined))
        return problem(c, refusal('invalid', { detail: 'Say at least one of ref, gtin, sku, url and handle.' }))
      return c.json(await catalogue.resolve(shop, query), 200)
    },
  )
}

function seeUnbound({ catalogue }: ResolveRouteParts): Route {
  return route(
    {
      method: 'get',
      access: { shopKey: 'catalog' },
      limit: 'requests',
      path: '/shops/{shop}/catalog/unbound',
      tags: ['Shops'],
      summary: 'List what cannot be bought from here, and why',
      description: 'Needs a key with the scope `catalog`.',
      request: {
        params,
        query: z.object({ cursor: z.string().max(200).default('').describe('`next` of the page before.') }),
      },
      responses: { 200: json(unboundPageSchema, 'A page of it.') },
    },
    async (c) => c.json(await catalogue.unbound(c.var.adminKey.shopId, c.req.valid('query').cursor), 200),
  )
}
