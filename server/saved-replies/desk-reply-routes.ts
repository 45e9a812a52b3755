// Saved replies at the desk: everybody has their own, and supervisors those of the shop.
import * as z from 'zod'
import { deskReplySchema, savedRepliesSchema, savedReplySchema } from '#shared/desk/saved-replies.ts'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import type { SavedRepliesStore } from './saved-replies.ts'

const byStaff = { tags: ['Help'], access: 'staff', limit: 'requests' } as const
const params = z.object({ reply: idParam.describe('The id of the reply, made by whoever saves it.') })

export function deskReplyRoutes(replies: SavedRepliesStore): readonly Route[] {
  return [list(replies), save(replies), remove(replies)]
}

function list(replies: SavedRepliesStore): Route {
  return route(
    {
      ...byStaff,
      method: 'get',
      path: '/desk/replies',
      summary: 'List saved replies',
      responses: { 200: json(savedRepliesSchema, 'The shop’s and your own.') },
    },
    async (c) => c.json({ replies: await replies.of(c.var.staff) }, 200),
  )
}

function save(replies: SavedRepliesStore): Route {
  return route(
    {
      ...byStaff,
      method: 'put',
      path: '/desk/replies/{reply}',
      summary: 'Save a reply',
      description: 'Your own, or as a supervisor one of the shop. Variables in braces are filled in at the desk.',
      request: { params, body: jsonBody(deskReplySchema) },
      responses: { 200: json(savedReplySchema, 'As it is saved.') },
      refusals: ['invalid', 'reply-broken', 'too-many-replies', 'no-such-reply', 'role-may-not'],
    },
    async (c) => {
      const { isShared, ...words } = c.req.valid('json')
      const { shopId, staffId, role } = c.var.staff
      if (isShared && role !== 'supervisor') return problem(c, refusal('role-may-not'))
      const owner = { shopId, staffId: isShared ? null : staffId }
      const saved = await replies.save(owner, { id: c.req.valid('param').reply, ...words })
      return saved.ok ? c.json(saved.value, 200) : problem(c, saved.refusal)
    },
  )
}

function remove(replies: SavedRepliesStore): Route {
  return route(
    {
      ...byStaff,
      method: 'delete',
      path: '/desk/replies/{reply}',
      summary: 'Delete a saved reply',
      request: { params },
      responses: { 204: { description: 'It is gone.' } },
      refusals: ['invalid', 'no-such-reply'],
    },
    async (c) => {
      const { shopId, staffId, role } = c.var.staff
      const { reply } = c.req.valid('param')
      const own = await replies.remove({ shopId, staffId }, reply)
      if (own.ok || role !== 'supervisor') return own.ok ? c.body(null, 204) : problem(c, own.refusal)
      const shared = await replies.remove({ shopId, staffId: null }, reply)
      return shared.ok ? c.body(null, 204) : problem(c, shared.refusal)
    },
  )
}
