// Appointments, for the member who agrees them.
import * as z from 'zod'
import { helpRequestSchema, helpTimesSchema, moveAppointmentSchema } from '#shared/visits/help-request.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody, roomParam } from '#server/host/schemas.ts'
import type { Appointments } from './appointments.ts'

const byMember = { tags: ['Help'], access: 'member', limit: 'requests' } as const
const requestParams = roomParam.extend({ request: idParam.describe('The id of the request.') })

/** The routes of appointments. */
export function appointmentRoutes(appointments: Appointments): readonly Route[] {
  return [times(appointments), move(appointments), calendar(appointments)]
}

function times(appointments: Appointments): Route {
  return route(
    {
      ...byMember,
      method: 'get',
      path: '/rooms/{room}/help/times',
      summary: 'List the times that can be agreed',
      description: 'Where the store is open, somebody has a shift, and not everybody is taken.',
      request: {
        params: roomParam,
        query: z.object({
          store: idParam.optional().describe('Only there.'),
          visit: idParam.optional().describe('Only with the associate of this earlier visit of the room.'),
          language: z
            .string()
            .regex(/^[a-z]{2,3}$/)
            .default('en')
            .describe('What they shall speak: ISO 639.'),
        }),
      },
      responses: { 200: json(helpTimesSchema, 'The times.') },
      refusals: ['invalid', 'no-such-store', 'no-such-visit'],
    },
    async (c) => {
      const found = await appointments.times(c.var.caller, c.req.valid('query'))
      return found.ok ? c.json(found.value, 200) : problem(c, found.refusal)
    },
  )
}

function move(appointments: Appointments): Route {
  return route(
    {
      ...byMember,
      method: 'put',
      path: '/rooms/{room}/help/{request}/appointment',
      summary: 'Move an appointment of yours',
      request: { params: requestParams, body: jsonBody(moveAppointmentSchema) },
      responses: { 200: json(helpRequestSchema, 'The request.') },
      refusals: ['invalid', 'request-gone', 'request-taken', 'time-not-free'],
    },
    async (c) => {
      const moved = await appointments.move(c.var.caller, c.req.valid('param').request, c.req.valid('json').at)
      return moved.ok ? c.json(moved.value, 200) : problem(c, moved.refusal)
    },
  )
}

function calendar(appointments: Appointments): Route {
  return route(
    {
      ...byMember,
      method: 'get',
      path: '/rooms/{room}/help/{request}/calendar',
      summary: 'Get an appointment of yours as a calendar file',
      description: 'iCalendar (RFC 5545). A later file of the same appointment replaces it in a calendar.',
      request: { params: requestParams },
      responses: {
        200: { description: 'The file.', content: { 'text/calendar': { schema: z.string() } } },
      },
      refusals: ['request-gone'],
    },
    async (c) => {
      const found = await appointments.calendar(c.var.caller, c.req.valid('param').request)
      if (!found.ok) return problem(c, found.refusal)
      return c.body(found.value, 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'attachment; filename="appointment.ics"',
      })
    },
  )
}
