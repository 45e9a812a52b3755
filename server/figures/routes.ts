// What supervisors read, and the shop's own server: the board, figures, and the conversations behind them.
import * as z from 'zod'
import {
  boardPeopleSchema,
  boardSchema,
  conversationsSchema,
  figureNames,
  figuresSchema,
} from '#shared/desk/figures.ts'
import type { Figures } from '#shared/desk/figures.ts'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json } from '#server/host/schemas.ts'
import { boardOf, peopleOn } from './board.ts'
import { conversationsOf } from './conversations.ts'
import { figuresCsv } from './export.ts'
import { figuresOf } from './figures.ts'
import type { FigureParts } from './figures.ts'
import { isZone, startOf } from './periods.ts'
import type { Period } from './periods.ts'

const dayMs = 86_400_000
/** The longest time that is read at once, days. */
const maxDays = { hour: 14, day: 400 } as const

const at = z.coerce.number().int().min(0).max(8.64e15)
const zone = z.string().max(60).refine(isZone, 'A time zone such as Europe/Dublin').default('UTC')
const periodQuery = z.object({
  from: at.optional().describe('Milliseconds since 1970; the beginning of today unless said.'),
  to: at.optional().describe('Not of it any more; now unless said.'),
  zone: zone.describe('Whose hours and days they are.'),
})
const figuresQuery = periodQuery.extend({
  by: z.enum(['hour', 'day']).default('hour').describe('Hours of at most 14 days, or days of at most 400.'),
  format: z.enum(['json', 'csv']).default('json'),
})
const answers = {
  200: {
    description: 'The figures, as JSON or as a table.',
    content: { 'application/json': { schema: figuresSchema }, 'text/csv': { schema: z.string() } },
  },
}
const bySupervisor = { tags: ['Help'], access: 'staff', limit: 'requests' } as const
const refusals = ['invalid', 'role-may-not'] as const

/** The routes of figures. */
export function figureRoutes(parts: FigureParts): readonly Route[] {
  return [board(parts), people(parts), figures(parts), conversations(parts), shopFigures(parts)]
}

function board(parts: FigureParts): Route {
  return route(
    {
      ...bySupervisor,
      method: 'get',
      path: '/desk/board',
      summary: 'Get the board',
      description: 'For supervisors: who waits and why, who is there, and how this day goes.',
      request: { query: z.object({ zone: zone.describe('Whose day it is.') }) },
      responses: { 200: json(boardSchema, 'As it is now.') },
      refusals,
    },
    async (c) => {
      const { staffId, shopId, role } = c.var.staff
      if (role !== 'supervisor') return problem(c, refusal('role-may-not'))
      return c.json(await boardOf(parts, shopId, { zone: c.req.valid('query').zone, reader: staffId }), 200)
    },
  )
}

function people(parts: FigureParts): Route {
  return route(
    {
      ...bySupervisor,
      method: 'get',
      path: '/desk/board/people',
      summary: 'List who is on',
      description: 'For supervisors, to give a question to somebody. Nothing is counted of them.',
      responses: { 200: json(boardPeopleSchema, 'Those with the most places first.') },
      refusals: ['role-may-not'],
    },
    async (c) => {
      const { shopId, role } = c.var.staff
      if (role !== 'supervisor') return problem(c, refusal('role-may-not'))
      return c.json({ people: [...(await peopleOn(parts, shopId))] }, 200)
    },
  )
}

function figures(parts: FigureParts): Route {
  return route(
    {
      ...bySupervisor,
      method: 'get',
      path: '/desk/figures',
      summary: 'Get figures by hour or day',
      description: 'For supervisors, with what each figure counts.',
      request: { query: figuresQuery },
      responses: answers,
      refusals,
    },
    async (c) => {
      const { staffId, shopId, role } = c.var.staff
      if (role !== 'supervisor') return problem(c, refusal('role-may-not'))
      const { format, by, ...said } = c.req.valid('query')
      const wish = wishOf(said, parts.now(), maxDays[by])
      if (!wish) return problem(c, refusal('invalid', { detail: tooLong }))
      const found = await figuresOf(parts, shopId, { ...wish, by, zone: said.zone, reader: staffId })
      return format === 'csv' ? c.body(figuresCsv(found), 200, csvHeaders(found)) : c.json(found, 200)
    },
  )
}

function conversations(parts: FigureParts): Route {
  return route(
    {
      ...bySupervisor,
      method: 'get',
      path: '/desk/figures/conversations',
      summary: 'List the conversations behind a figure',
      description:
        'For supervisors: topic, time, who, and how it ended. What was said is read by nobody whom the group has not let in.',
      request: {
        query: periodQuery.extend({
          figure: z.enum(figureNames),
          store: z.string().max(200).optional().describe('Empty for those of no store.'),
          person: z.union([idParam, z.literal('nobody')]).optional(),
        }),
      },
      responses: { 200: json(conversationsSchema, 'The newest first.') },
      refusals,
    },
    async (c) => {
      const { shopId, role } = c.var.staff
      if (role !== 'supervisor') return problem(c, refusal('role-may-not'))
      const { figure, store, person, ...said } = c.req.valid('query')
      const wish = wishOf(said, parts.now(), maxDays.day)
      if (!wish) return problem(c, refusal('invalid', { detail: tooLong }))
      return c.json(await conversationsOf(parts, shopId, { ...wish, figure, store, person }), 200)
    },
  )
}

function shopFigures(parts: FigureParts): Route {
  return route(
    {
      method: 'get',
      path: '/shops/{shop}/desk/figures',
      access: { shopKey: 'desk' },
      limit: 'requests',
      tags: ['Help'],
      summary: 'Get figures of a shop’s desk',
      description: 'With an admin key of the scope `desk`; the same that supervisors read.',
      request: { params: z.object({ shop: idParam }), query: figuresQuery },
      responses: answers,
    },
    async (c) => {
      const { format, by, ...said } = c.req.valid('query')
      const wish = wishOf(said, parts.now(), maxDays[by])
      if (!wish) return problem(c, refusal('invalid', { detail: tooLong }))
      const found = await figuresOf(parts, c.var.adminKey.shopId, { ...wish, by, zone: said.zone })
      return format === 'csv' ? c.body(figuresCsv(found), 200, csvHeaders(found)) : c.json(found, 200)
    },
  )
}

const tooLong = 'from: before to, and no longer ago than it may be.'

/** Today, unless said otherwise; undefined where it is no time, or too long. */
function wishOf(
  {
    from,
    to,
    zone: of,
  }: { readonly from?: number | undefined; readonly to?: number | undefined; readonly zone: string },
  now: number,
  days: number,
): Period | undefined {
  const end = to ?? now + 1
  const wish = { from: from ?? startOf(Math.min(end, now), 'day', of), to: end }
  return wish.from < wish.to && wish.to - wish.from <= days * dayMs ? wish : undefined
}

function csvHeaders({ from }: Figures) {
  const day = new Date(from).toISOString().slice(0, 10)
  return { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="desk-${day}.csv"` }
}
