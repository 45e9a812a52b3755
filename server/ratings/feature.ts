import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { ShopId } from '#shared/ids.ts'
import { refusal } from '#shared/refusals.ts'
import { ownRatingSchema, ratingsSchema, rateVisitSchema, shopRatingsSchema } from '#shared/visits/rating.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody, roomParam } from '#server/host/schemas.ts'
import { Ratings } from './ratings.ts'

/** What ratings use of other features. */
interface Uses {
  readonly settingsOf: (shopId: ShopId) => Promise<DeskShopSettings>
  /** An associate, as the shop shows their name to supervisors. */
  readonly nameOf: (staffId: string, settings: DeskShopSettings) => string
}

/** Ratings of visits. */
export function ratingsFeature({ db, now }: Host, { settingsOf, nameOf }: Uses): Feature {
  const ratings = new Ratings({ db, settingsOf, now })
  return { name: 'ratings', routes: [...memberRoutes(ratings), ...staffRoutes(ratings, { settingsOf, nameOf })] }
}

function memberRoutes(ratings: Ratings): readonly Route[] {
  const shared = {
    path: '/rooms/{room}/visits/{visit}/rating',
    access: 'member',
    limit: 'requests',
    tags: ['Visits'],
  } as const
  const params = roomParam.extend({ visit: idParam.describe('Visit id.') })
  const see = route(
    {
      ...shared,
      method: 'get',
      summary: 'Get your rating of a visit',
      request: { params },
      responses: { 200: json(ownRatingSchema, 'What you said of it, and whether you still can.') },
      refusals: ['invalid', 'no-such-visit'],
    },
    async (c) => {
      const own = await ratings.own(c.var.caller, c.req.valid('param').visit)
      return own.ok ? c.json(own.value, 200) : problem(c, own.refusal)
    },
  )
  const rate = route(
    {
      ...shared,
      method: 'put',
      summary: 'Rate a visit',
      description:
        'For every member who may talk, once the visit is over. The associate reads it only together with several others, without names.',
      request: { params, body: jsonBody(rateVisitSchema) },
      responses: { 204: { description: 'It is rated.' } },
      refusals: ['invalid', 'no-such-visit', 'role-may-not', 'not-to-rate'],
    },
    async (c) => {
      const rated = await ratings.rate(c.var.caller, c.req.valid('param').visit, c.req.valid('json'))
      return rated.ok ? c.body(null, 204) : problem(c, rated.refusal)
    },
  )
  return [see, rate]
}

function staffRoutes(ratings: Ratings, { settingsOf, nameOf }: Uses): readonly Route[] {
  const shared = { method: 'get', access: 'staff', limit: 'requests', tags: ['Help'] } as const
  const own = route(
    {
      ...shared,
      path: '/desk/ratings',
      summary: 'Get ratings of your visits',
      description: 'Several at a time, so that none can be told apart: without names, and in no order of time.',
      responses: { 200: json(ratingsSchema, 'Those that are shown so far.') },
    },
    async (c) => c.json(await ratings.shownTo(c.var.staff.staffId, c.var.staff.shopId), 200),
  )
  const ofShop = route(
    {
      ...shared,
      path: '/desk/board/ratings',
      summary: 'Get ratings of the shop',
      description: 'For supervisors, as far as the shop’s settings say.',
      responses: { 200: json(shopRatingsSchema, 'Sums, or each with its words.') },
      refusals: ['role-may-not'],
    },
    async (c) => {
      const { shopId, role } = c.var.staff
      if (role !== 'supervisor') return problem(c, refusal('role-may-not'))
      const settings = await settingsOf(shopId)
      return c.json(await ratings.ofShop(shopId, (staffId) => nameOf(staffId, settings)), 200)
    },
  )
  return [own, ofShop]
}
