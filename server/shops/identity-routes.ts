// How a shop's customers sign in, set by the shop's own server.
import * as z from 'zod'
import { shopIdentitySchema, shopIdentitySettingsSchema } from '#shared/shops/contracts.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import type { IdentitySettings } from '#server/identity/identity-settings.ts'

const shared = {
  path: '/shops/{shop}/identity',
  access: { shopKey: 'identity' },
  limit: 'requests',
  tags: ['Shops'],
} as const
const params = z.object({ shop: idParam })
const shown = json(shopIdentitySchema, 'As it is now, without secrets.')

/** The routes of a shop's sign-in. */
export function identityRoutes({ settings }: { settings: IdentitySettings }): readonly Route[] {
  return [setIdentity(settings), seeIdentity(settings), endIdentity(settings)]
}

function setIdentity(settings: IdentitySettings): Route {
  return route(
    {
      ...shared,
      method: 'put',
      summary: 'Set how customers sign in',
      description:
        'With a key of the scope `identity`. Either a `secret` (HS256), or public keys (RS256, ES256, EdDSA) as `jwks` or at a `jwksUrl`; in a key set two keys may be good at once while they are changed. Replaces what was said before.',
      request: { params, body: jsonBody(shopIdentitySettingsSchema) },
      responses: { 200: shown },
    },
    async (c) => {
      const { id, shopId } = c.var.adminKey
      const saved = await settings.save(shopId, c.req.valid('json'), { kind: 'key', id })
      return saved.ok ? c.json(saved.value, 200) : problem(c, saved.refusal)
    },
  )
}

function seeIdentity(settings: IdentitySettings): Route {
  return route(
    {
      ...shared,
      method: 'get',
      summary: 'Get how customers sign in',
      description: 'Needs a key with the scope `identity`.',
      request: { params },
      responses: { 200: shown },
      refusals: ['identity-not-configured'],
    },
    async (c) => {
      const found = await settings.shown(c.var.adminKey.shopId)
      return found.ok ? c.json(found.value, 200) : problem(c, found.refusal)
    },
  )
}

function endIdentity(settings: IdentitySettings): Route {
  return route(
    {
      ...shared,
      method: 'delete',
      summary: 'Turn off customer sign-in',
      description: 'Needs a key with the scope `identity`. People already in a room stay there.',
      request: { params },
      responses: { 204: { description: 'Customers can no longer sign in.' } },
      refusals: ['identity-not-configured'],
    },
    async (c) => {
      const { id, shopId } = c.var.adminKey
      const removed = await settings.remove(shopId, { kind: 'key', id })
      return removed.ok ? c.body(null, 204) : problem(c, removed.refusal)
    },
  )
}
