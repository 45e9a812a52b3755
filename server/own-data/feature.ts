import { ownDataSchema } from '#shared/own-data/contracts.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { json, roomParam } from '#server/host/schemas.ts'
import { erase } from './erase.ts'
import { exportOf } from './export.ts'

const shared = { tags: ['Members'], path: '/rooms/{room}/own-data', access: 'member', limit: 'requests' } as const

/** A member's own data: an export of it, and its erasure. */
export function ownDataFeature(host: Host): Feature {
  return { name: 'own data', routes: [exportRoute(host), eraseRoute(host)] }
}

function exportRoute({ db, directory, now }: Host): Route {
  return route(
    {
      ...shared,
      method: 'get',
      summary: 'Export one’s own data',
      description: 'Everything that is stored about the caller in this room.',
      request: { params: roomParam },
      responses: { 200: json(ownDataSchema, 'The data.') },
    },
    async (c) => {
      const { room, memberId } = c.var.caller
      const opened = await directory.room(room.id)
      if (!opened.ok) return problem(c, opened.refusal)
      return c.json(await exportOf(db, opened.value, { memberId, now: now() }), 200)
    },
  )
}

function eraseRoute(host: Host): Route {
  return route(
    {
      ...shared,
      method: 'delete',
      summary: 'Erase one’s own data',
      description:
        'Deletes what the caller wrote and added, takes their name out of the room and its history, and ends the membership. Decisions, and lines that others want, stay, of somebody without a name. A room without anybody else is deleted. Old copies leave the file within `TAKEN_BACK_HOURS` and one hour.',
      request: { params: roomParam },
      responses: { 204: { description: 'They are no longer in the room, nor is what they wrote.' } },
      refusals: ['last-host', 'removed'],
    },
    async (c) => {
      const erased = await erase(host, c.var.caller)
      return erased.ok ? c.body(null, 204) : problem(c, erased.refusal)
    },
  )
}
