import * as z from 'zod'
import {
  answerLinkSchema,
  answerSchema,
  answerViewSchema,
  linkPageSchema,
  makeLinkSchema,
} from '#shared/answer-links/contracts.ts'
import type { AnswerLink } from '#shared/answer-links/contracts.ts'
import { joinedRoomSchema } from '#shared/rooms/contracts.ts'
import { originRefusal } from '#server/host/bearer.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody, limitQuery, roomParam } from '#server/host/schemas.ts'
import type { AnswerLinks, MadeLink } from './answer-links.ts'
import type { Answers } from './answers.ts'

interface Parts {
  readonly answers: Answers
  readonly links: AnswerLinks
}

const tokenParam = z.object({
  token: z
    .string()
    .max(200)
    .meta({ param: { name: 'token', in: 'path' } })
    .describe('The last part of the link.'),
})
const notOpen = ['link-invalid', 'link-revoked', 'link-expired', 'removed', 'room-closed', 'not-asked'] as const
const gone = ['no-such-question', 'no-such-decision', 'not-a-voter'] as const
const notToAnswer = ['not-asked', 'not-a-voter', 'no-such-question', 'no-such-decision'] as const
const notLetIn = ['sign-in-needed', 'name-taken', 'room-full'] as const
const tags = ['Answers'] as const

/** The routes for the holder of a link. */
export function answerRoutes({ answers }: Pick<Parts, 'answers'>): readonly Route[] {
  return [viewQuestion(answers), giveAnswer(answers), enterRoom(answers)]
}

/** The answer page counts with these routes: both are ways to try codes. */
const byLink = { tags, path: '/answers/{token}', access: 'link', limit: { joins: 'answers' } } as const

function viewQuestion(answers: Answers): Route {
  return route(
    {
      ...byLink,
      method: 'get',
      summary: 'Get the question behind a link',
      description: 'For anyone with the link: this one question or vote, and nothing else from the room.',
      request: { params: tokenParam },
      responses: { 200: json(answerViewSchema, 'What is asked, and what was answered.') },
      refusals: [...notOpen, ...gone],
    },
    async (c) => {
      const seen = await answers.view(c.req.valid('param').token)
      return seen.ok ? c.json(seen.value, 200) : problem(c, seen.refusal)
    },
  )
}

function giveAnswer(answers: Answers): Route {
  return route(
    {
      ...byLink,
      method: 'put',
      summary: 'Answer by link',
      description:
        'In the name of the member whom the link is for, by the rules that hold for them now. A question gets a message in its thread; a second answer edits the first. Somebody new becomes a member with their first answer. In a decision it is their vote.',
      request: { params: tokenParam, body: jsonBody(answerSchema) },
      responses: { 200: json(answerViewSchema, 'As it stands now.') },
      refusals: [...notOpen, ...gone, 'role-may-not', 'question-resolved', 'decision-closed', ...notLetIn],
    },
    async (c) => {
      const { token } = c.req.valid('param')
      const given = await answers.give(token, c.req.valid('json'))
      if (!given.ok) return problem(c, given.refusal)
      const seen = await answers.view(token)
      return seen.ok ? c.json(seen.value, 200) : problem(c, seen.refusal)
    },
  )
}

function enterRoom(answers: Answers): Route {
  return route(
    {
      ...byLink,
      method: 'post',
      path: '/answers/{token}/enter',
      repeatable: true,
      summary: 'Enter the room after answering',
      description: 'For somebody who was not in the room when they were asked, and has answered: once, by one device.',
      request: { params: tokenParam },
      responses: { 200: json(joinedRoomSchema, 'The room, the member, and their token.') },
      refusals: [...notOpen, ...gone, 'invitation-used-up', 'origin-not-allowed'],
    },
    async (c) => {
      const entered = await answers.enter(c.req.valid('param').token, (shopId) => originRefusal(c, shopId))
      return entered.ok ? c.json(entered.value, 200) : problem(c, entered.refusal)
    },
  )
}

/** The routes for members. */
export function answerLinkRoutes(parts: Parts): readonly Route[] {
  return [makeLink(parts), listLinks(parts), revokeLink(parts)]
}

const byMember = { tags, access: 'member', limit: 'requests' } as const

function makeLink({ answers }: Parts): Route {
  return route(
    {
      ...byMember,
      method: 'post',
      path: '/rooms/{room}/answer-links',
      repeatable: true,
      summary: 'Create a personal answer link',
      description:
        'By who asked, or the host, for one member who was asked or may vote; by the host also for somebody who is not in the room yet. The link opens that one thing without entering the room.',
      request: { params: roomParam, body: jsonBody(makeLinkSchema) },
      responses: { 201: json(answerLinkSchema, 'The link. Its address is told here and nowhere else.') },
      refusals: [
        ...['not-your-record', 'no-such-member', ...notToAnswer, 'too-many-links'],
        ...['role-may-not', 'sign-in-needed', 'name-taken'],
      ] as const,
    },
    async (c) => {
      const made = await answers.makeLink(c.var.caller, c.req.valid('json'))
      return made.ok ? c.json(toldLink(made.value), 201) : problem(c, made.refusal)
    },
  )
}

function listLinks({ links }: Parts): Route {
  return route(
    {
      ...byMember,
      method: 'get',
      path: '/rooms/{room}/answer-links',
      summary: 'List personal answer links',
      description: 'Hosts see all of the room’s links; everyone else sees the links they created or that are for them.',
      request: {
        params: roomParam,
        query: z.object({ before: z.string().max(100).optional(), limit: limitQuery(100, 50) }),
      },
      responses: { 200: json(linkPageSchema, 'One page.') },
    },
    async (c) => {
      const { role, memberId, room } = c.var.caller
      const seen = role === 'host' ? {} : { by: memberId }
      return c.json(await links.list(room.num, { ...c.req.valid('query'), ...seen }), 200)
    },
  )
}

function revokeLink({ links }: Parts): Route {
  return route(
    {
      ...byMember,
      method: 'delete',
      path: '/rooms/{room}/answer-links/{link}',
      summary: 'Turn off a personal answer link',
      description: 'Its creator, a host and the member it is for may do this. Answers already given stay.',
      request: { params: roomParam.extend({ link: idParam.describe('The id of the link.') }) },
      responses: { 204: { description: 'It no longer works.' } },
      refusals: ['invalid', 'no-such-link', 'not-your-record'],
    },
    async (c) => {
      const { role, memberId, room } = c.var.caller
      const by = { id: memberId, isHost: role === 'host' }
      const revoked = await links.revoke(room, c.req.valid('param').link, by)
      return revoked.ok ? c.body(null, 204) : problem(c, revoked.refusal)
    },
  )
}

function toldLink({ row, url }: MadeLink): AnswerLink {
  const { id, member_id: member, topic, subject, expires_at } = row
  return { id, url, member, topic, subject, expiresAt: new Date(expires_at).toISOString() }
}
