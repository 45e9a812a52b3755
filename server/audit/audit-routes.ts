import { createRoute } from '@hono/zod-openapi'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { auditPageSchema } from '#shared/audit/contracts.ts'
import { newApi } from '#server/host/api.ts'
import { hosting } from '#server/host/bearer.ts'
import type { CallerLookup } from '#server/host/bearer.ts'
import { problems } from '#server/host/problem.ts'
import { idParam, json, limitQuery, needsMember, roomParam } from '#server/host/schemas.ts'
import { administering, needsShopKey } from '#server/host/shop-key.ts'
import type { KeyLookup } from '#server/host/shop-key.ts'
import type { Tables } from '#server/storage/tables.ts'
import { readAudit } from '../identity/audit.ts'

const query = z.object({
  before: z.coerce.number().int().min(1).optional().describe('Cursor: `next` of the page before.'),
  limit: limitQuery(200, 50),
})
const page = json(auditPageSchema, 'One page, newest first.')

interface Parts {
  readonly db: Kysely<Tables>
  readonly callers: CallerLookup
  readonly keys: KeyLookup
}

/** The routes of the audit log. */
export function auditRoutes({ db, callers, keys }: Parts) {
  const ofRoom = createRoute({
    method: 'get',
    path: '/rooms/{room}/audit',
    tags: ['Audit'],
    summary: 'Read a room’s audit log',
    description: 'Hosts only. Links, roles and members: who joined by which link, who changed or removed whom.',
    security: needsMember,
    middleware: hosting(callers),
    request: { params: roomParam, query },
    responses: {
      200: page,
      ...problems(
        'token-missing',
        'token-invalid',
        'token-expired',
        'token-wrong-room',
        'removed',
        'role-may-not',
        'no-such-room',
        'room-closed',
        'invalid',
      ),
    },
  })
  const ofShop = createRoute({
    method: 'get',
    path: '/shops/{shop}/audit',
    tags: ['Audit'],
    summary: 'Read a shop’s audit log',
    description:
      'With an admin key of the scope `audit`: the shop’s keys, its sign-in, its imports, and all its rooms, as far back as the server keeps its log.',
    security: needsShopKey,
    middleware: administering(keys, 'audit'),
    request: { params: z.object({ shop: idParam }), query },
    responses: { 200: page, ...problems('token-missing', 'token-invalid', 'key-revoked', 'scope-missing', 'invalid') },
  })
  return newApi()
    .openapi(ofRoom, async (c) =>
      c.json(await readAudit(db, { room: c.var.caller.room.num }, c.req.valid('query')), 200),
    )
    .openapi(ofShop, async (c) =>
      c.json(await readAudit(db, { shopId: c.var.adminKey.shopId }, c.req.valid('query')), 200),
    )
}
