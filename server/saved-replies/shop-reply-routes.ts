// Saved replies as a shop's own server sets them, for all of its associates.
import * as z from 'zod'
import { savedRepliesSchema, savedReplySchema, shopReplySchema } from '#shared/desk/saved-replies.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import type { SavedRepliesStore } from './saved-replies.ts'

const byShop = { tags: ['Help'], access: { shopKey: 'desk' }, limit: 'requests' } as const
const shopParams = z.object({ shop: idParam })
const replyParams = shopParams.extend({ reply: idParam.describe('The id of the reply, made by whoever saves it.') })

export function shopReplyRoutes(replies: SavedRepliesStore): readonly Route[] {
  return [list(replies), save(replies), remove(replies)]
}

function list(replies: SavedRepliesStore): Route {
  return route(
    {
      ...byShop,
      method: 'get',
      path: '/shops/{shop}/replies',
      summary: 'List a shop’s saved replies',
      request: { params: shopParams },
      responses: { 200: json(savedRepliesSchema, 'Those of all associates.') },
      refusals: ['invalid'],
    },
    async (c) => c.json({ replies: await replies.of({ shopId: c.req.valid('param').shop, staffId: null }) }, 200),
  )
}

function save(replies: SavedRepliesStore): Route {
  return route(
    {
      ...byShop,
      method: 'put',
      path: '/shops/{shop}/replies/{reply}',
      summary: 'Save a reply for all associates',
      request: { params: replyParams, body: jsonBody(shopReplySchema) },
      responses: { 200: json(savedReplySchema, 'As it is saved.') },
      refusals: ['invalid', 'reply-broken', 'too-many-replies', 'no-such-reply'],
    },
    async (c) => {
      const { shop, reply } = c.req.valid('param')
      const saved = await replies.save({ shopId: shop, staffId: null }, { id: reply, ...c.req.valid('json') })
      return saved.ok ? c.json(saved.value, 200) : problem(c, saved.refusal)
    },
  )
}

function remove(replies: SavedRepliesStore): Route {
  return route(
    {
      ...byShop,
      method: 'delete',
      path: '/shops/{shop}/replies/{reply}',
      summary: 'Delete a reply of the shop',
      request: { params: replyParams },
      responses: { 204: { description: 'It is gone.' } },
      refusals: ['invalid', 'no-such-reply'],
    },
    async (c) => {
      const { shop, reply } = c.req.valid('param')
      const removed = await replies.remove({ shopId: shop, staffId: null }, reply)
      return removed.ok ? c.body(null, 204) : problem(c, removed.refusal)
    },
  )
}
