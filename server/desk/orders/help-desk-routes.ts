// Where a shop takes questions after the sale, set by the shop’s own server.
import * as z from 'zod'
import { helpDeskSchema } from '#shared/desk/help-desk.ts'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import type { HelpDesks } from './help-desks.ts'

const shared = {
  access: { shopKey: 'desk' },
  limit: 'requests',
  tags: ['Shops'],
  path: '/shops/{shop}/help-desk',
  request: { params: z.object({ shop: idParam }) },
} as const

/** The routes of help desks. */
export function helpDeskRoutes(desks: HelpDesks): readonly Route[] {
  return [
    route(
      {
        ...shared,
        method: 'get',
        summary: 'Get the address of the help desk',
        responses: { 200: json(helpDeskSchema, 'Where questions about orders go.') },
        refusals: ['no-help-desk'],
      },
      async (c) => {
        const address = await desks.addressOf(c.var.adminKey.shopId)
        return address === null ? problem(c, refusal('no-help-desk')) : c.json({ address }, 200)
      },
    ),
    route(
      {
        ...shared,
        method: 'put',
        summary: 'Set the address of the help desk',
        description: 'From then on members may ask about an order: the question leaves as a mail to this address.',
        request: { ...shared.request, body: jsonBody(helpDeskSchema) },
        responses: { 200: json(helpDeskSchema, 'Where questions about orders go.') },
        refusals: ['invalid'],
      },
      async (c) => {
        const { id, shopId } = c.var.adminKey
        const { address } = c.req.valid('json')
        await desks.save(shopId, address, { kind: 'key', id })
        return c.json({ address }, 200)
      },
    ),
    route(
      {
        ...shared,
        method: 'delete',
        summary: 'Take no questions about orders',
        responses: { 204: { description: 'Nobody is offered to ask about an order.' } },
        refusals: ['no-help-desk'],
      },
      async (c) => {
        const { id, shopId } = c.var.adminKey
        const wasThere = await desks.remove(shopId, { kind: 'key', id })
        return wasThere ? c.body(null, 204) : problem(c, refusal('no-help-desk'))
      },
    ),
  ]
}
