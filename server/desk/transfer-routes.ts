// Handing visits over at the desk.
import * as z from 'zod'
import { colleaguesSchema, transferVisitSchema } from '#shared/desk/transfers.ts'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import type { Transfers } from './transfers.ts'
import type { Visits } from './visits-port.ts'

interface Parts {
  readonly transfers: Transfers
  readonly visits: Pick<Visits, 'openOf'>
}

const byStaff = { tags: ['Help'], access: 'staff', limit: 'requests' } as const
const path = '/desk/visits/{visit}/transfer'
const params = z.object({ visit: idParam.describe('The id of a visit of yours.') })

/** The routes of transfers. */
export function transferRoutes(parts: Parts): readonly Route[] {
  return [colleagues(parts), begin(parts), cancel(parts)]
}

function colleagues({ transfers }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'get',
      path: '/desk/colleagues',
      summary: 'See who could take a visit over',
      responses: { 200: json(colleaguesSchema, 'As it is now.') },
    },
    (c) => c.json(transfers.colleaguesOf(c.var.staff.staffId), 200),
  )
}

function begin({ transfers, visits }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'post',
      path,
      repeatable: true,
      summary: 'Hand a visit over',
      description:
        'It is yours until somebody has accepted. Within a store it goes on as it is; in another store a visit of its own begins, which shows nothing of the room until the asker says so.',
      request: { params, body: jsonBody(transferVisitSchema) },
      responses: { 204: { description: 'It is offered.' } },
      refusals: ['invalid', 'no-such-visit', 'no-such-colleague', 'transfer-waiting'],
    },
    async (c) => {
      const { staffId } = c.var.staff
      const { visit: id } = c.req.valid('param')
      const visit = (await visits.openOf(staffId)).find((one) => one.id === id)
      if (!visit) return problem(c, refusal('no-such-visit'))
      const begun = await transfers.begin(staffId, id, { ...c.req.valid('json'), scope: visit.scope })
      return begun.ok ? c.body(null, 204) : problem(c, begun.refusal)
    },
  )
}

function cancel({ transfers }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'delete',
      path,
      summary: 'Keep a visit after all',
      request: { params },
      responses: { 204: { description: 'It stays with you.' } },
      refusals: ['invalid', 'no-such-transfer'],
    },
    async (c) => {
      const cancelled = await transfers.cancel(c.var.staff.staffId, c.req.valid('param').visit)
      return cancelled.ok ? c.body(null, 204) : problem(c, cancelled.refusal)
    },
  )
}
