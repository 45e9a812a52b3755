// The associates' side: their desk, claims and passes.
import * as z from 'zod'
import { changeDeskSchema, deskSchema, reassignSchema } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { StaffCaller } from '#server/identity/staff.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import type { Attendance } from './attendance.ts'
import type { Claims } from './claims.ts'
import type { Desks } from './desks.ts'
import type { Offers } from './offers.ts'
import type { Visits } from './visits-port.ts'

interface Parts {
  readonly desks: Desks
  readonly attendance: Attendance
  readonly claims: Claims
  readonly offers: Offers
  readonly visits: Pick<Visits, 'endByAssociate'>
  readonly join: (staff: StaffCaller, request: string) => Promise<Outcome<void>>
  readonly reassign: (shopId: ShopId, given: { id: string; to: string }) => Promise<Outcome<void>>
}

const byStaff = { tags: ['Help'], access: 'staff', limit: 'requests' } as const
const requestParams = z.object({ request: idParam.describe('The id of the request.') })

/** The routes of staff. */
export function deskRoutes(parts: Parts): readonly Route[] {
  return [see(parts), change(parts), claim(parts), pass(parts), endVisit(parts), giveTo(parts), askToJoin(parts)]
}

function see({ desks }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'get',
      path: '/desk',
      summary: 'Get your desk',
      description: 'The same is sent on the desk channel with every change.',
      responses: { 200: json(deskSchema, 'The desk.') },
    },
    async (c) => {
      const desk = await desks.of(c.var.staff.staffId)
      return desk ? c.json(desk, 200) : problem(c, refusal('session-ended'))
    },
  )
}

function change({ desks, attendance }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'patch',
      path: '/desk',
      summary: 'Set availability or capacity',
      description: 'Who is on is offered requests; who goes off gives back what they have not answered.',
      request: { body: jsonBody(changeDeskSchema) },
      responses: { 200: json(deskSchema, 'The desk.') },
      refusals: ['invalid'],
    },
    async (c) => {
      const { staffId } = c.var.staff
      await attendance.set(staffId, c.req.valid('json'))
      const desk = await desks.of(staffId)
      return desk ? c.json(desk, 200) : problem(c, refusal('session-ended'))
    },
  )
}

function claim({ claims }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'post',
      path: '/desk/requests/{request}/claim',
      repeatable: true,
      summary: 'Take a request',
      description: 'One associate gets it, and a visit begins. Taking it twice is no error.',
      request: { params: requestParams },
      responses: { 200: json(z.object({ visitId: z.string() }), 'The visit.') },
      refusals: ['invalid', 'request-gone', 'request-taken', 'not-available', 'room-closed'],
    },
    async (c) => {
      const claimed = await claims.claim(c.var.staff.staffId, c.req.valid('param').request)
      return claimed.ok ? c.json(claimed.value, 200) : problem(c, claimed.refusal)
    },
  )
}

function pass({ offers }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'post',
      path: '/desk/requests/{request}/pass',
      repeatable: true,
      summary: 'Let an offer pass',
      description: 'It goes to the next one, and is not offered to you again for some minutes.',
      request: { params: requestParams },
      responses: { 204: { description: 'It is offered to others.' } },
      refusals: ['invalid', 'request-gone'],
    },
    async (c) => {
      const passed = await offers.decline(c.req.valid('param').request, c.var.staff.staffId)
      return passed ? c.body(null, 204) : problem(c, refusal('request-gone'))
    },
  )
}

function giveTo({ reassign }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'post',
      path: '/desk/requests/{request}/reassign',
      repeatable: true,
      summary: 'Give a question to somebody',
      description:
        'For supervisors: a question that waits, or one of a visit on which the group waits for an answer. The person is offered it as soon as they have a place; the group is told. What the visit was shown is not kept for the next one beyond what is granted still.',
      request: { params: requestParams, body: jsonBody(reassignSchema) },
      responses: { 204: { description: 'It is for that person.' } },
      refusals: ['invalid', 'role-may-not', 'request-gone', 'person-not-on', 'not-silent'],
    },
    async (c) => {
      const { shopId, role } = c.var.staff
      if (role !== 'supervisor') return problem(c, refusal('role-may-not'))
      const given = await reassign(shopId, { id: c.req.valid('param').request, to: c.req.valid('json').to })
      return given.ok ? c.body(null, 204) : problem(c, given.refusal)
    },
  )
}

function askToJoin({ join }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'post',
      path: '/desk/requests/{request}/join',
      repeatable: true,
      summary: 'Ask to come along on a visit',
      description:
        'For supervisors. Nothing of the visit is read before a member of the group has said yes; from then on it is at their own desk.',
      request: { params: requestParams },
      responses: { 204: { description: 'The group is asked.' } },
      refusals: ['invalid', 'role-may-not', 'request-gone', 'no-such-visit', 'visit-ended'],
    },
    async (c) => {
      if (c.var.staff.role !== 'supervisor') return problem(c, refusal('role-may-not'))
      const asked = await join(c.var.staff, c.req.valid('param').request)
      return asked.ok ? c.body(null, 204) : problem(c, asked.refusal)
    },
  )
}

function endVisit({ visits }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'post',
      path: '/desk/visits/{visit}/end',
      repeatable: true,
      summary: 'End a visit of yours',
      request: { params: z.object({ visit: idParam.describe('The id of the visit.') }) },
      responses: { 204: { description: 'The visit is over.' } },
      refusals: ['invalid', 'no-such-visit', 'visit-ended'],
    },
    async (c) => {
      const ended = await visits.endByAssociate(c.req.valid('param').visit, c.var.staff.staffId)
      return ended.ok ? c.body(null, 204) : problem(c, ended.refusal)
    },
  )
}
