import type { Kysely } from 'kysely'
import * as z from 'zod'
import { auditPageSchema } from '#shared/audit/contracts.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, limitQuery, roomParam } from '#server/host/schemas.ts'
import type { Tables } from '#server/storage/tables.ts'
import { readAudit } from '../identity/audit.ts'

const query = z.object({
  before: z.coerce.number().int().min(1).optional().describe('Cursor: `next` of the page before.'),
  limit: limitQuery(200, 50),
})
const shared = {
  method: 'get',
  limit: 'requests',
  tags: ['Audit'],
  responses: { 200: json(auditPageSchema, 'One page, newest first.') },
} as const

/** The routes of the audit log. */
export function auditRoutes({ db }: { db: Kysely<Tables> }): readonly Route[] {
  const ofRoom = route(
    {
      ...shared,
      path: '/rooms/{room}/audit',
      access: 'host',
      summary: 'Read a room’s audit log',
      description: 'Hosts only. Links, roles and members: who joined by which link, who changed or removed whom.',
      request: { params: roomParam, query },
    },
    async (c) => c.json(await readAudit(db, { room: c.var.caller.room.num }, c.req.valid('query')), 200),
  )
  const ofShop = route(
    {
      ...shared,
      path: '/shops/{shop}/audit',
      access: { shopKey: 'audit' },
      summary: 'Read a shop’s audit log',
      description:
        'With an admin key of the scope `audit`: the shop’s keys, its sign-in, its imports, and all its rooms, as far back as the server keeps its log.',
      request: { params: z.object({ shop: idParam }), query },
    },
    async (c) => c.json(await readAudit(db, { shopId: c.var.adminKey.shopId }, c.req.valid('query')), 200),
  )
  return [ofRoom, ofShop]
}
