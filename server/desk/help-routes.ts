// The members' side: asking the store from a room.
import * as z from 'zod'
import { askStoreSchema, followUpSchema, helpRequestSchema, helpSchema } from '#shared/visits/help-request.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody, roomParam } from '#server/host/schemas.ts'
import type { HelpDesk } from './help.ts'
import type { HelpView } from './help-view.ts'

const byMember = { tags: ['Help'], access: 'member', limit: 'requests' } as const
const requestParams = roomParam.extend({ request: idParam.describe('The id of the request.') })
const cancelling = {
  summary: 'Take a request to the store back',
  description: 'By its asker, until an associate has joined; from then on the visit can be ended.',
}
const leaving = {
  summary: 'Leave a request as a question',
  description: 'By its asker, instead of waiting. The answer comes into the room later.',
}

/** The routes of members. */
export function helpRoutes({ help, view }: { help: HelpDesk; view: HelpView }): readonly Route[] {
  return [see(view), ask(help), followUp(help), ofAsker('cancel', cancelling, help), ofAsker('leave', leaving, help)]
}

function see(view: HelpView): Route {
  return route(
    {
      ...byMember,
      method: 'get',
      path: '/rooms/{room}/help',
      summary: 'See how the store can be asked',
      description:
        'Whether somebody of the store may join, how long others waited of late, and what this room has asked.',
      request: {
        params: roomParam,
        query: z.object({
          language: z
            .string()
            .regex(/^[a-z]{2,3}$/)
            .default('en')
            .describe('Whose wait is told: ISO 639.'),
          store: idParam.optional().describe('The store that would be asked.'),
        }),
      },
      responses: { 200: json(helpSchema, 'As it is now.') },
      refusals: ['invalid'],
    },
    async (c) => c.json(await view.see(c.var.caller, c.req.valid('query')), 200),
  )
}

function ask(help: HelpDesk): Route {
  return route(
    {
      ...byMember,
      method: 'post',
      path: '/rooms/{room}/help',
      repeatable: true,
      summary: 'Ask the store',
      description:
        'For members who may talk; each has one request at a time, and one appointment besides. Until an associate joins, staff see what is written here and nothing of the room. Nobody in time: it stays as a question that is answered later.',
      request: { params: roomParam, body: jsonBody(askStoreSchema) },
      responses: { 201: json(helpRequestSchema, 'The request.') },
      refusals: [
        ...(['invalid', 'role-may-not', 'no-staff', 'store-blocked', 'already-asked', 'too-many-questions'] as const),
        ...(['no-such-store', 'time-not-free', 'no-help-desk', 'no-such-visit'] as const),
      ],
    },
    async (c) => {
      const asked = await help.ask(c.var.caller, c.req.valid('json'))
      return asked.ok ? c.json(asked.value, 201) : problem(c, asked.refusal)
    },
  )
}

function followUp(help: HelpDesk): Route {
  return route(
    {
      ...byMember,
      method: 'post',
      path: '/rooms/{room}/visits/{visit}/follow-up',
      repeatable: true,
      summary: 'Ask about an earlier visit again',
      description:
        'For as long as the shop says. It goes to the same person first if they are on; otherwise it is left as a question. What the visit was shown is not shown again unless the scope says so.',
      request: {
        params: roomParam.extend({ visit: idParam.describe('Visit id.') }),
        body: jsonBody(followUpSchema),
      },
      responses: { 201: json(helpRequestSchema, 'The request.') },
      refusals: [
        ...(['invalid', 'role-may-not', 'no-staff', 'already-asked', 'too-many-questions'] as const),
        ...(['no-such-visit', 'follow-up-over'] as const),
      ],
    },
    async (c) => {
      const asked = await help.followUp(c.var.caller, c.req.valid('param').visit, c.req.valid('json'))
      return asked.ok ? c.json(asked.value, 201) : problem(c, asked.refusal)
    },
  )
}

/** A route of the asker to their request. */
function ofAsker(
  act: 'cancel' | 'leave',
  about: { readonly summary: string; readonly description: string },
  help: HelpDesk,
): Route {
  return route(
    {
      ...byMember,
      ...about,
      method: 'post',
      path: `/rooms/{room}/help/{request}/${act}`,
      repeatable: true,
      request: { params: requestParams },
      responses: { 200: json(helpRequestSchema, 'The request.') },
      refusals: ['invalid', 'request-gone', 'request-taken'],
    },
    async (c) => {
      const changed = await help[act](c.var.caller, c.req.valid('param').request)
      return changed.ok ? c.json(changed.value, 200) : problem(c, changed.refusal)
    },
  )
}
