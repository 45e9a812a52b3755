import type { Context } from 'hono'
import * as z from 'zod'
import {
  callSettingsSchema,
  callTicketSchema,
  joinCallSchema,
  ringSchema,
  roomCallsSchema,
  staffJoinCallSchema,
} from '#shared/calls/contracts.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody, roomParam } from '#server/host/schemas.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { StoredCall } from './call-rows.ts'
import type { OfferedCalls } from './offered-calls.ts'

const shared = { tags: ['Calls'], limit: 'requests' } as const
const byMember = { ...shared, access: 'member' } as const
const byHost = { ...shared, access: 'host' } as const
const callParams = roomParam.extend({ call: idParam.describe('Call id.') })
const personParams = callParams.extend({ person: idParam.describe('A member, or the associate of the visit.') })
const callPath = '/rooms/{room}/calls/{call}'
const done = { 204: { description: 'It is so from now on.' } }
const notOffered = 'calls-not-offered'
const joining = [
  'role-may-not',
  'no-such-call',
  'call-full',
  'put-out-of-call',
  'calls-unavailable',
  notOffered,
] as const

/** The routes of calls. @param offered undefined where this server offers none: every route says so. */
export function callRoutes(offered: OfferedCalls | undefined): readonly Route[] {
  return [
    see(offered),
    join(offered),
    joinByStaff(offered),
    settings(offered),
    ring(offered),
    decline(offered),
    mute(offered),
    putOut(offered),
    webhook(offered),
  ]
}

function see(offered: OfferedCalls | undefined): Route {
  return route(
    {
      ...byMember,
      method: 'get',
      path: '/rooms/{room}/calls',
      summary: 'See the calls of a room',
      description: 'Who is in them, and who is rung. The people event `call` says the same at every change.',
      request: { params: roomParam },
      responses: { 200: json(roomCallsSchema, 'As they are now.') },
      refusals: [notOffered],
    },
    async (c) => {
      if (!offered) return problem(c, refusal(notOffered))
      const { sources, offered: offers, rings, calls } = await offered.of(c.var.caller.room.num)
      const shown = calls.map((call) => ({ ...call, people: [...call.people], rings: [...call.rings] }))
      return c.json({ sources: [...sources], offered: [...offers], rings, calls: shown }, 200)
    },
  )
}

function join(offered: OfferedCalls | undefined): Route {
  return route(
    {
      ...byMember,
      method: 'post',
      path: '/rooms/{room}/calls/join',
      repeatable: true,
      summary: 'Join the call, or begin one',
      description:
        'A token for LiveKit, with no more rights than the member’s role and the room’s settings give; whoever may not talk in the room listens. Another tab of the same person ends the first.',
      request: { params: roomParam, body: jsonBody(joinCallSchema) },
      responses: { 200: json(callTicketSchema, 'The way in.') },
      refusals: [...joining, 'no-such-visit', 'invalid'],
    },
    async (c) => {
      if (!offered) return problem(c, refusal(notOffered))
      const { visit, timeZone } = c.req.valid('json')
      const { room, memberId } = c.var.caller
      const place = await offered.placeOf(room, visit)
      if (!place.ok) return problem(c, place.refusal)
      const ticket = await offered.calls.join(place.value, memberId, timeZone)
      return ticket.ok ? c.json(ticket.value, 200) : problem(c, ticket.refusal)
    },
  )
}

function joinByStaff(offered: OfferedCalls | undefined): Route {
  return route(
    {
      ...shared,
      access: 'staff',
      method: 'post',
      path: '/desk/visits/{visit}/call/join',
      repeatable: true,
      summary: 'Join the call of a visit',
      description: 'For its associate, while the visit lasts, and once a member has begun the call.',
      request: { params: z.object({ visit: idParam.describe('Visit id.') }), body: jsonBody(staffJoinCallSchema) },
      responses: { 200: json(callTicketSchema, 'The way in.') },
      refusals: [...joining, 'no-such-visit', 'invalid'],
    },
    async (c) => {
      if (!offered) return problem(c, refusal(notOffered))
      const { staffId } = c.var.staff
      const place = await offered.placeOfStaff(staffId, c.req.valid('param').visit)
      if (!place.ok) return problem(c, place.refusal)
      const ticket = await offered.calls.join(place.value, staffId, c.req.valid('json').timeZone)
      return ticket.ok ? c.json(ticket.value, 200) : problem(c, ticket.refusal)
    },
  )
}

function settings(offered: OfferedCalls | undefined): Route {
  return route(
    {
      ...byHost,
      method: 'patch',
      path: '/rooms/{room}/calls/settings',
      summary: 'Change what calls may be in a room',
      description: 'Camera, screen and ringing. It holds at once, also for what is being sent.',
      request: { params: roomParam, body: jsonBody(callSettingsSchema) },
      responses: done,
      refusals: [notOffered, 'invalid'],
    },
    async (c) => {
      if (!offered) return problem(c, refusal(notOffered))
      await offered.changeSettings(c.var.caller.room, c.req.valid('json'))
      return c.body(null, 204)
    },
  )
}

function ring(offered: OfferedCalls | undefined): Route {
  return route(
    {
      ...byMember,
      method: 'post',
      path: `${callPath}/ring`,
      repeatable: true,
      summary: 'Ring members who are not in the call',
      description:
        'By somebody in the call. Whoever has no page of the room open gets a notification; whoever does not answer has missed the call, and history says so.',
      request: { params: callParams, body: jsonBody(ringSchema) },
      responses: done,
      refusals: [notOffered, 'no-such-call', 'role-may-not', 'invalid'],
    },
    async (c) =>
      answer(
        c,
        await withCall(c.var.caller, offered, c.req.valid('param').call, (call, { caller, calls }) =>
          calls.ring(call, caller, c.req.valid('json').members),
        ),
      ),
  )
}

function decline(offered: OfferedCalls | undefined): Route {
  return route(
    {
      ...byMember,
      method: 'post',
      path: `${callPath}/decline`,
      repeatable: true,
      summary: 'Not now: end the ringing',
      request: { params: callParams },
      responses: done,
      refusals: [notOffered, 'no-such-call'],
    },
    async (c) =>
      answer(
        c,
        await withCall(c.var.caller, offered, c.req.valid('param').call, (call, { caller, calls }) =>
          calls.rings.decline(call, caller.memberId),
        ),
      ),
  )
}

function mute(offered: OfferedCalls | undefined): Route {
  return route(
    {
      ...byHost,
      method: 'post',
      path: `${callPath}/people/{person}/mute`,
      repeatable: true,
      summary: 'Mute somebody in the call',
      description: 'They can unmute themselves; nobody else can.',
      request: { params: personParams },
      responses: done,
      refusals: [notOffered, 'no-such-call', 'calls-unavailable'],
    },
    async (c) => {
      const { call, person } = c.req.valid('param')
      return answer(c, await withCall(c.var.caller, offered, call, (open, { calls }) => calls.calls.mute(open, person)))
    },
  )
}

function putOut(offered: OfferedCalls | undefined): Route {
  return route(
    {
      ...byHost,
      method: 'delete',
      path: `${callPath}/people/{person}`,
      summary: 'Take somebody out of the call',
      description: 'For as long as this call lasts; they stay in the room.',
      request: { params: personParams },
      responses: done,
      refusals: [notOffered, 'no-such-call', 'calls-unavailable'],
    },
    async (c) => {
      const { call, person } = c.req.valid('param')
      return answer(
        c,
        await withCall(c.var.caller, offered, call, (open, { calls }) => calls.calls.putOut(open, person)),
      )
    },
  )
}

function webhook(offered: OfferedCalls | undefined): Route {
  return route(
    {
      tags: ['Calls'],
      access: 'open',
      limit: 'requests',
      method: 'post',
      path: '/calls/livekit',
      repeatable: false,
      summary: 'Take a webhook of LiveKit',
      description: 'Signed by LiveKit with the API key of this server. Set it as one of `webhook.urls` there.',
      responses: done,
      refusals: [notOffered, 'token-invalid'],
    },
    async (c) => {
      if (!offered) return problem(c, refusal(notOffered))
      const taken = await offered.webhooks.take(await c.req.text(), c.req.header('authorization'))
      return taken.ok ? c.body(null, 204) : problem(c, taken.refusal)
    },
  )
}

/** Does something with a call of the caller’s room. */
async function withCall(
  caller: Caller,
  calls: OfferedCalls | undefined,
  id: string,
  act: (call: StoredCall, by: { caller: Caller; calls: OfferedCalls }) => Promise<Outcome<void>>,
): Promise<Outcome<void>> {
  if (!calls) return refused(refusal(notOffered))
  const call = await calls.openCall(caller.room.num, id)
  if (!call) return refused(refusal('no-such-call'))
  const acted = await act(call, { caller, calls })
  return acted.ok ? granted(undefined) : acted
}

function answer(c: Context, outcome: Outcome<void>) {
  return outcome.ok ? c.body(null, 204) : problem(c, outcome.refusal)
}
