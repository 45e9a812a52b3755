import type { Context } from 'hono'
import {
  answerGuestSchema,
  answerProposalSchema,
  changeScopeSchema,
  leaveOutSchema,
  showEarlierSchema,
  visitListSchema,
} from '#shared/visits/visit.ts'
import type { Outcome } from '#shared/outcome.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody, roomParam } from '#server/host/schemas.ts'
import type { Guests } from './guests.ts'
import type { Visits } from './visits.ts'

const visitParams = roomParam.extend({ visit: idParam.describe('Visit id.') })
const proposalParams = visitParams.extend({ proposal: idParam.describe('Proposal id.') })
const shared = { tags: ['Visits'], access: 'member', limit: 'requests' } as const
const path = '/rooms/{room}/visits/{visit}'
const done = { 204: { description: 'It is so from now on.' } }
const refusals = ['no-such-visit', 'visit-ended', 'role-may-not', 'storage-unavailable'] as const

/** The routes of visits, for the members of a room. */
export function visitRoutes({
  visits,
  guests,
}: {
  readonly visits: Visits
  readonly guests: Guests
}): readonly Route[] {
  return [
    route(
      {
        ...shared,
        method: 'get',
        path: '/rooms/{room}/visits',
        summary: 'List the visits of a room',
        request: { params: roomParam },
        responses: { 200: json(visitListSchema, 'Open ones first.') },
      },
      async (c) => c.json({ visits: [...(await visits.ofRoom(c.var.caller.room.num))] }, 200),
    ),
    route(
      {
        ...shared,
        method: 'put',
        path: `${path}/scope`,
        summary: 'Change what an associate may see',
        description:
          'The asker grants and takes back; a host takes back. The server sends nothing of a part that is no longer granted, and the desk drops what it held of it.',
        request: { params: visitParams, body: jsonBody(changeScopeSchema) },
        responses: done,
        refusals,
      },
      async (c) => {
        const { visit } = c.req.valid('param')
        return answer(c, await visits.setScope(c.var.caller, visit, c.req.valid('json').scope))
      },
    ),
    route(
      {
        ...shared,
        method: 'put',
        path: `${path}/leave-out`,
        summary: 'Leave me out, or show my part again',
        description:
          'What the member wants, and what they said in the room’s own talk, is not shown while they are left out.',
        request: { params: visitParams, body: jsonBody(leaveOutSchema) },
        responses: done,
        refusals,
      },
      async (c) => {
        const { visit } = c.req.valid('param')
        return answer(c, await visits.leaveOut(c.var.caller, visit, c.req.valid('json').leftOut))
      },
    ),
    route(
      {
        ...shared,
        method: 'put',
        path: `${path}/earlier`,
        summary: 'Let the associate see your earlier visits, or no longer',
        description:
          'For the asker. It shows what they and staff said on visits before this one, and what was suggested; nothing else of their rooms.',
        request: { params: visitParams, body: jsonBody(showEarlierSchema) },
        responses: done,
        refusals,
      },
      async (c) => {
        const { visit } = c.req.valid('param')
        return answer(c, await visits.showEarlier(c.var.caller, visit, c.req.valid('json').shown))
      },
    ),
    route(
      {
        ...shared,
        method: 'post',
        repeatable: true,
        path: `${path}/end`,
        summary: 'End a visit',
        description: 'For the asker and for hosts.',
        request: { params: visitParams },
        responses: done,
        refusals,
      },
      async (c) => answer(c, await visits.endByMember(c.var.caller, c.req.valid('param').visit)),
    ),
    route(
      {
        ...shared,
        method: 'put',
        path: `${path}/guests/{staff}`,
        summary: 'Let a supervisor come along, or not',
        description:
          'For every member who may talk. From a yes on they see what the associate sees, and read and write in its conversation; a no takes that back.',
        request: {
          params: visitParams.extend({ staff: idParam.describe('The supervisor.') }),
          body: jsonBody(answerGuestSchema),
        },
        responses: done,
        refusals,
      },
      async (c) => {
        const { visit, staff } = c.req.valid('param')
        return answer(c, await guests.answer(c.var.caller, visit, { staff, yes: c.req.valid('json').yes }))
      },
    ),
    route(
      {
        ...shared,
        method: 'post',
        repeatable: true,
        path: `${path}/proposals/{proposal}/answer`,
        summary: 'Answer a proposal',
        description: 'The server carries out what is accepted, and the lines say of which proposal they came.',
        request: { params: proposalParams, body: jsonBody(answerProposalSchema) },
        responses: done,
        refusals: [...refusals, 'no-such-proposal', 'proposal-answered', 'cart-closed', 'no-such-product'],
      },
      async (c) => {
        const { visit, proposal } = c.req.valid('param')
        return answer(c, await visits.answer(c.var.caller, visit, { id: proposal, answer: c.req.valid('json') }))
      },
    ),
  ]
}

function answer(c: Context, outcome: Outcome<void>) {
  return outcome.ok ? c.body(null, 204) : problem(c, outcome.refusal)
}
