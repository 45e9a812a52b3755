// Who works when: set by the shop’s own server, or by a supervisor at the desk. An associate sees their own.
import * as z from 'zod'
import { personShiftsSchema, saveShiftsSchema, shiftListSchema } from '#shared/desk/hours.ts'
import type { SaveShifts, ShiftList } from '#shared/desk/hours.ts'
import type { ShopId } from '#shared/ids.ts'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import type { AuditActor } from '#server/identity/audit.ts'
import type { Shifts } from './shifts.ts'

/** Staff as shifts know them. */
export interface KnownPerson {
  readonly person: string
  readonly name: string
}

interface Parts {
  readonly shifts: Shifts
  readonly now: () => number
  /** Those who have signed in once. */
  readonly people: (shopId: ShopId) => Promise<readonly KnownPerson[]>
  /** Who a member of staff is by the shop’s own id. */
  readonly personOf: (staffId: string) => Promise<string | undefined>
}

const byKey = { access: { shopKey: 'desk' }, limit: 'requests', tags: ['Shops'] } as const
const byStaff = { access: 'staff', limit: 'requests', tags: ['Help'] } as const
const person = z.string().min(1).max(200).describe('The shop’s own id of them, as in `sub` of their sign-in.')
const shopParam = z.object({ shop: idParam })
const personParams = shopParam.extend({ person })
const deskParams = z.object({ person })
const about =
  'Wall-clock times of the store. When a shift ends, its desk is off and what is open goes back to the others; in a break it is away. Replaces what was said before.'
const aheadMs = 14 * 86_400_000

/** The routes of shifts. */
export function shiftRoutes(parts: Parts): readonly Route[] {
  return [listByKey(parts), saveByKey(parts), removeByKey(parts), see(parts), saveByStaff(parts)]
}

function listByKey(parts: Parts): Route {
  return route(
    {
      ...byKey,
      method: 'get',
      path: '/shops/{shop}/shifts',
      summary: 'List who works when',
      request: { params: shopParam },
      responses: { 200: json(shiftListSchema, 'Everybody who has shifts.') },
    },
    async (c) => c.json(await listed(parts, c.var.adminKey.shopId), 200),
  )
}

function saveByKey(parts: Parts): Route {
  return route(
    {
      ...byKey,
      method: 'put',
      path: '/shops/{shop}/shifts/{person}',
      summary: 'Set when somebody works',
      description: about,
      request: { params: personParams, body: jsonBody(saveShiftsSchema) },
      responses: { 200: json(personShiftsSchema, 'Their shifts.') },
      refusals: ['invalid'],
    },
    async (c) => {
      const { id, shopId } = c.var.adminKey
      const of = { shopId, person: c.req.valid('param').person }
      const why = await parts.shifts.save(of, c.req.valid('json'), { kind: 'key', id })
      if (why !== undefined) return problem(c, refusal('invalid', { detail: why }))
      return c.json(await shown(parts, of, c.req.valid('json')), 200)
    },
  )
}

function removeByKey({ shifts }: Parts): Route {
  return route(
    {
      ...byKey,
      method: 'delete',
      path: '/shops/{shop}/shifts/{person}',
      summary: 'Let somebody be on whenever they like',
      request: { params: personParams },
      responses: { 204: { description: 'They have no shifts.' } },
      refusals: ['no-shifts'],
    },
    async (c) => {
      const { id, shopId } = c.var.adminKey
      const wasThere = await shifts.remove(shopId, c.req.valid('param').person, { kind: 'key', id })
      return wasThere ? c.body(null, 204) : problem(c, refusal('no-shifts'))
    },
  )
}

function see(parts: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'get',
      path: '/desk/shifts',
      summary: 'See shifts',
      description: 'Associates see their own, supervisors those of the whole shop.',
      responses: { 200: json(shiftListSchema, 'The shifts.') },
    },
    async (c) => {
      const { shopId, staffId, role } = c.var.staff
      const all = await listed(parts, shopId)
      if (role === 'supervisor') return c.json(all, 200)
      const own = await parts.personOf(staffId)
      return c.json({ people: all.people.filter((one) => one.person === own) }, 200)
    },
  )
}

function saveByStaff(parts: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'put',
      path: '/desk/shifts/{person}',
      summary: 'Set when somebody works, as a supervisor',
      description: about,
      request: { params: deskParams, body: jsonBody(saveShiftsSchema) },
      responses: { 200: json(personShiftsSchema, 'Their shifts.') },
      refusals: ['invalid', 'role-may-not'],
    },
    async (c) => {
      const { shopId, role, staffId } = c.var.staff
      if (role !== 'supervisor') return problem(c, refusal('role-may-not'))
      const of = { shopId, person: c.req.valid('param').person }
      if (!(await isKnown(parts, of))) return problem(c, refusal('invalid', { detail: 'person: Nobody here is that.' }))
      const by: AuditActor = { kind: 'staff', id: staffId }
      const why = await parts.shifts.save(of, c.req.valid('json'), by)
      if (why !== undefined) return problem(c, refusal('invalid', { detail: why }))
      return c.json(await shown(parts, of, c.req.valid('json')), 200)
    },
  )
}

/** Whether somebody has signed in once, or the shop’s own server has named them. */
async function isKnown({ shifts, people }: Parts, of: { shopId: ShopId; person: string }): Promise<boolean> {
  if (shifts.get(of.shopId, of.person)) return true
  return (await people(of.shopId)).some((one) => one.person === of.person)
}

async function listed(parts: Parts, shopId: ShopId): Promise<ShiftList> {
  const people = []
  for (const { person: one, plan } of parts.shifts.of(shopId))
    people.push(await shown(parts, { shopId, person: one }, plan))
  return { people }
}

async function shown(
  { shifts, now, people }: Parts,
  { shopId, person: one }: { shopId: ShopId; person: string },
  plan: SaveShifts,
): Promise<ShiftList['people'][number]> {
  const known = (await people(shopId)).find((each) => each.person === one)
  const at = now()
  const next = shifts.spans({ shopId, plan }, { from: at, to: at + aheadMs })
  return { person: one, name: known?.name ?? null, plan, next: [...next] }
}
