import type { Context } from 'hono'
import * as z from 'zod'
import { blockSchema, storeBlocksSchema } from '#shared/desk/store-blocks.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Feature } from '#server/host/feature.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import { StoreBlocks } from './store-blocks.ts'
import type { StoreBlockParts } from './store-blocks.ts'

const byStaff = { tags: ['Help'], access: 'staff', limit: 'requests' } as const
const blockParams = z.object({ block: idParam.describe('The id of the block.') })

export interface StoreBlocksFeature extends Feature {
  readonly until: StoreBlocks['until']
}

/** Whose questions a shop does not take for a while. */
export function storeBlocksFeature(parts: StoreBlockParts): StoreBlocksFeature {
  const blocks = new StoreBlocks(parts)
  return {
    name: 'store blocks',
    routes: [make(blocks), list(blocks), review(blocks, 'keep'), review(blocks, 'lift')],
    until: (of) => blocks.until(of),
  }
}

function make(blocks: StoreBlocks): Route {
  return route(
    {
      ...byStaff,
      method: 'post',
      path: '/desk/visits/{visit}/block',
      repeatable: true,
      summary: 'Take no more questions of a member or a room for a while',
      description: 'The visit ends. A supervisor sees the block with its reason, and may lift it.',
      request: {
        params: z.object({ visit: idParam.describe('The id of a visit of yours.') }),
        body: jsonBody(blockSchema),
      },
      responses: { 204: { description: 'It holds.' } },
      refusals: ['invalid', 'no-such-visit', 'visit-ended'],
    },
    async (c) => done(c, await blocks.block(c.req.valid('param').visit, c.var.staff, c.req.valid('json'))),
  )
}

function list(blocks: StoreBlocks): Route {
  return route(
    {
      ...byStaff,
      method: 'get',
      path: '/desk/blocks',
      summary: 'List the blocks of the shop',
      description: 'For supervisors.',
      responses: { 200: json(storeBlocksSchema, 'The newest first.') },
      refusals: ['role-may-not'],
    },
    async (c) => {
      const { role, shopId } = c.var.staff
      if (role !== 'supervisor') return problem(c, refusal('role-may-not'))
      return c.json({ blocks: await blocks.list(shopId) }, 200)
    },
  )
}

function review(blocks: StoreBlocks, act: 'keep' | 'lift'): Route {
  return route(
    {
      ...byStaff,
      method: 'post',
      path: `/desk/blocks/{block}/${act}`,
      repeatable: true,
      summary: act === 'keep' ? 'Keep a block' : 'Lift a block',
      description: 'For supervisors.',
      request: { params: blockParams },
      responses: { 204: { description: 'It is so from now on.' } },
      refusals: ['invalid', 'role-may-not', 'no-such-block'],
    },
    async (c) => {
      const { staff } = c.var
      if (staff.role !== 'supervisor') return problem(c, refusal('role-may-not'))
      return done(c, await blocks.review(c.req.valid('param').block, staff, act === 'lift'))
    },
  )
}

function done(c: Context, outcome: Outcome<void>) {
  return outcome.ok ? c.body(null, 204) : problem(c, outcome.refusal)
}
