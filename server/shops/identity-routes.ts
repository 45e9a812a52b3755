// How a shop's customers sign in, set by the shop's own server.
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { shopIdentitySchema, shopIdentitySettingsSchema } from '#shared/shops/contracts.ts'
import { newApi } from '#server/host/api.ts'
import { problem, problems } from '#server/host/problem.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import { administering, needsShopKey } from '#server/host/shop-key.ts'
import type { KeyLookup } from '#server/host/shop-key.ts'
import type { IdentitySettings } from '#server/identity/identity-settings.ts'

const shopParam = z.object({ shop: idParam })
const noKey = ['token-missing', 'token-invalid', 'key-revoked', 'scope-missing'] as const

/** The routes of a shop's sign-in, to be mounted under `/api/v1`. */
export function identityRoutes({ keys, settings }: { keys: KeyLookup; settings: IdentitySettings }) {
  const path = '/shops/{shop}/identity'
  const shared = { path, tags: ['Shops'], security: needsShopKey, middleware: administering(keys, 'identity') }
  const set = createRoute({
    ...shared,
    method: 'put',
    summary: 'Set how customers sign in',
    description:
      'With a key of the scope `identity`. Either a `secret` (HS256), or public keys (RS256, ES256, EdDSA) as `jwks` or at a `jwksUrl`; in a key set two keys may be good at once while they are changed. Replaces what was said before.',
    request: { params: shopParam, body: jsonBody(shopIdentitySettingsSchema) },
    responses: {
      200: json(shopIdentitySchema, 'As it is now, without secrets.'),
      ...problems(...noKey, 'not-json', 'invalid'),
    },
  })
  const see = createRoute({
    ...shared,
    method: 'get',
    summary: 'Get how customers sign in',
    description: 'Needs a key with the scope `identity`.',
    request: { params: shopParam },
    responses: {
      200: json(shopIdentitySchema, 'As it is now, without secrets.'),
      ...problems(...noKey, 'identity-not-configured'),
    },
  })
  const end = createRoute({
    ...shared,
    method: 'delete',
    summary: 'Turn off customer sign-in',
    description: 'Needs a key with the scope `identity`. People already in a room stay there.',
    request: { params: shopParam },
    responses: {
      204: { description: 'Customers can no longer sign in.' },
      ...problems(...noKey, 'identity-not-configured'),
    },
  })
  return newApi()
    .openapi(set, async (c) => {
      const { id, shopId } = c.var.adminKey
      const saved = await settings.save(shopId, c.req.valid('json'), { kind: 'key', id })
      return saved.ok ? c.json(saved.value, 200) : problem(c, saved.refusal)
    })
    .openapi(see, async (c) => {
      const shown = await settings.shown(c.var.adminKey.shopId)
      return shown.ok ? c.json(shown.value, 200) : problem(c, shown.refusal)
    })
    .openapi(end, async (c) => {
      const { id, shopId } = c.var.adminKey
      const removed = await settings.remove(shopId, { kind: 'key', id })
      return removed.ok ? c.body(null, 204) : problem(c, removed.refusal)
    })
}
