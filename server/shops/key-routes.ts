// The keys of a shop's server, administered by a key that may.
import * as z from 'zod'
import { refusal } from '#shared/refusals.ts'
import { adminKeyListSchema, madeKeySchema, makeKeySchema } from '#shared/shops/contracts.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import type { AdminKeys } from '#server/identity/admin-keys.ts'

const shopParam = z.object({ shop: idParam })
const keyParams = shopParam.extend({ key: idParam.describe('The key’s id, not the key.') })
const shared = { access: { shopKey: 'keys' }, limit: 'requests', tags: ['Shops'] } as const

/** The routes of admin keys. */
export function keyRoutes(keys: AdminKeys): readonly Route[] {
  return [makeKey(keys), listKeys(keys), revokeKey(keys)]
}

function makeKey(keys: AdminKeys): Route {
  return route(
    {
      ...shared,
      method: 'post',
      path: '/shops/{shop}/keys',
      repeatable: true,
      summary: 'Create an admin key',
      description:
        'With a key of the scope `keys`. The new one opens at most what the old one opens. It is told once and kept only as a digest; `npm run catalog -- key <shop>` makes the first.',
      request: { params: shopParam, body: jsonBody(makeKeySchema) },
      responses: { 201: json(madeKeySchema, 'The key.') },
      refusals: ['too-many-keys'],
    },
    async (c) => {
      const { id, shopId, scopes } = c.var.adminKey
      const wanted = c.req.valid('json')
      const beyond = wanted.scopes.find((scope) => !scopes.includes(scope))
      if (beyond !== undefined) {
        return problem(c, refusal('scope-missing', { detail: `This key does not open ${beyond} itself.` }))
      }
      const made = await keys.make(shopId, wanted, { kind: 'key', id })
      return made.ok ? c.json(made.value, 201) : problem(c, made.refusal)
    },
  )
}

function listKeys(keys: AdminKeys): Route {
  return route(
    {
      ...shared,
      method: 'get',
      path: '/shops/{shop}/keys',
      summary: 'List the admin keys',
      description: 'Needs a key with the scope `keys`.',
      request: { params: shopParam },
      responses: { 200: json(adminKeyListSchema, 'Those in force, at most 50.') },
    },
    async (c) => c.json({ keys: [...(await keys.list(c.var.adminKey.shopId))] }, 200),
  )
}

function revokeKey(keys: AdminKeys): Route {
  return route(
    {
      ...shared,
      method: 'delete',
      path: '/shops/{shop}/keys/{key}',
      summary: 'Revoke an admin key',
      description: 'Needs a key with the scope `keys`, which may revoke itself. Takes effect from the next request.',
      request: { params: keyParams },
      responses: { 204: { description: 'It no longer works.' } },
      refusals: ['invalid', 'no-such-key'],
    },
    async (c) => {
      const { id, shopId } = c.var.adminKey
      const revoked = await keys.revoke(shopId, c.req.valid('param').key, { kind: 'key', id })
      return revoked.ok ? c.body(null, 204) : problem(c, revoked.refusal)
    },
  )
}
