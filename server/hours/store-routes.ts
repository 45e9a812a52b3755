// The stores of a shop, set by the shop’s own server.
import * as z from 'zod'
import { saveStoreSchema, storeListSchema, storeSchema } from '#shared/desk/hours.ts'
import type { Store } from '#shared/desk/hours.ts'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import type { StoreRows, StoredStore } from './store-rows.ts'
import type { Stores } from './stores.ts'

interface Parts {
  readonly stores: Stores
  readonly rows: StoreRows
}

const shared = { access: { shopKey: 'desk' }, limit: 'requests', tags: ['Shops'] } as const
const shopParam = z.object({ shop: idParam })
const storeParams = shopParam.extend({ store: idParam.describe('The shop’s own id of it.') })

/** The routes of stores. */
export function storeRoutes(parts: Parts): readonly Route[] {
  return [list(parts), save(parts), remove(parts)]
}

function list({ stores }: Parts): Route {
  return route(
    {
      ...shared,
      method: 'get',
      path: '/shops/{shop}/stores',
      summary: 'List a shop’s stores',
      request: { params: shopParam },
      responses: { 200: json(storeListSchema, 'The stores.') },
    },
    (c) => c.json({ stores: stores.of(c.var.adminKey.shopId).map(shown) }, 200),
  )
}

function save({ stores, rows }: Parts): Route {
  return route(
    {
      ...shared,
      method: 'put',
      path: '/shops/{shop}/stores/{store}',
      summary: 'Save a store',
      description:
        'Hours are wall-clock times of its zone, so that they need no change in summer. A shop without hours is open whenever somebody is on; a store with hours only within them.',
      request: { params: storeParams, body: jsonBody(saveStoreSchema) },
      responses: { 200: json(storeSchema, 'The store.') },
      refusals: ['invalid', 'too-many-stores'],
    },
    async (c) => {
      const { id: key, shopId } = c.var.adminKey
      const store = { id: c.req.valid('param').store, ...c.req.valid('json') }
      const why = stores.whyNot(store)
      if (why !== undefined) return problem(c, refusal('invalid', { detail: why }))
      const saved = await rows.save(shopId, store, { kind: 'key', id: key })
      await stores.refresh()
      return saved.ok ? c.json(store, 200) : problem(c, saved.refusal)
    },
  )
}

function remove({ stores, rows }: Parts): Route {
  return route(
    {
      ...shared,
      method: 'delete',
      path: '/shops/{shop}/stores/{store}',
      summary: 'Remove a store',
      description: 'What was asked there is for the whole shop from now on.',
      request: { params: storeParams },
      responses: { 204: { description: 'It is gone.' } },
      refusals: ['no-such-store'],
    },
    async (c) => {
      const { id: key, shopId } = c.var.adminKey
      const removed = await rows.remove(shopId, c.req.valid('param').store, { kind: 'key', id: key })
      await stores.refresh()
      return removed.ok ? c.body(null, 204) : problem(c, removed.refusal)
    },
  )
}

function shown({ id, name, region, timeZone, departments, languages, hours }: StoredStore): Store {
  return { id, name, region, timeZone, departments, languages, hours }
}
