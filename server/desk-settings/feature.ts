import * as z from 'zod'
import { deskShopSettingsSchema } from '#shared/desk/shop-settings.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import { ShopSettings } from './shop-settings.ts'

/** The settings of desks, for the features that go by them. */
export interface DeskSettingsFeature extends Feature {
  readonly settings: ShopSettings
}

/** How a shop runs its desk, set by the shop's own server. */
export function deskSettingsFeature({ db, now }: Host): DeskSettingsFeature {
  const settings = new ShopSettings({ db, now })
  return { name: 'desk settings', routes: settingsRoutes(settings), settings }
}

const shared = {
  path: '/shops/{shop}/desk/settings',
  access: { shopKey: 'desk' },
  limit: 'requests',
  tags: ['Help'],
  responses: { 200: json(deskShopSettingsSchema, 'As they are now.') },
} as const
const params = z.object({ shop: idParam })

function settingsRoutes(settings: ShopSettings): readonly Route[] {
  const see = route(
    {
      ...shared,
      method: 'get',
      summary: 'Get how the desk is run',
      description: 'Needs a key with the scope `desk`.',
      request: { params },
    },
    async (c) => c.json(await settings.of(c.var.adminKey.shopId), 200),
  )
  const set = route(
    {
      ...shared,
      method: 'put',
      summary: 'Set how the desk is run',
      description:
        'Needs a key with the scope `desk`. What is not said is as usual. Without figures per person, those that were kept are dropped at once.',
      request: { params, body: jsonBody(deskShopSettingsSchema) },
    },
    async (c) => {
      const { shopId } = c.var.adminKey
      await settings.set(shopId, c.req.valid('json'))
      return c.json(await settings.of(shopId), 200)
    },
  )
  return [see, set]
}
