import * as z from 'zod'
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import { correctSaleSchema, orderSchema, salesSchema } from '#shared/desk/sales.ts'
import type { ShopId } from '#shared/ids.ts'
import { refusal } from '#shared/refusals.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { retentionJob } from '#server/host/jobs/retention-job.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, jsonBody } from '#server/host/schemas.ts'
import { SaleRows } from './sale-rows.ts'
import { Sales, salesCsv } from './sales.ts'
import type { SalesParts } from './sales.ts'

const dayMs = 86_400_000

/** What sales use of other features. */
interface Uses extends Pick<SalesParts, 'nameOf'> {
  readonly settings: {
    readonly of: (shopId: ShopId) => Promise<DeskShopSettings>
    onChange(listener: (shopId: ShopId, settings: DeskShopSettings) => Promise<void>): void
  }
}

/** Which sale counts for whom. */
export function salesFeature(host: Host, { settings, nameOf }: Uses): Feature {
  const { db, directory, now } = host
  const rows = new SaleRows(db)
  const sales = new Sales({ db, directory, now, rows, nameOf, settingsOf: settings.of })
  settings.onChange(async (shopId, { perPerson }) => {
    if (perPerson) return
    while (await rows.forgetPeople(shopId, Number.MAX_SAFE_INTEGER));
  })
  const deleteExpired = async () => {
    let isMore = false
    for (const shopId of await rows.shops()) {
      const { keepDays } = await settings.of(shopId)
      isMore = (await rows.forgetPeople(shopId, now() - keepDays * dayMs)) || isMore
    }
    return isMore
  }
  return {
    name: 'sales',
    routes: salesRoutes(sales, now),
    jobs: [retentionJob({ name: 'whom sales count for', deleteExpired }, host)],
  }
}

const at = z.coerce.number().int().min(0).max(8.64e15)
const query = z.object({
  from: at.optional().describe('Milliseconds since 1970; thirty days ago unless said.'),
  to: at.optional().describe('Not of it any more; now unless said.'),
  format: z.enum(['json', 'csv']).default('json'),
})
const answers = {
  200: {
    description: 'The sales, as JSON or as a table.',
    content: { 'application/json': { schema: salesSchema }, 'text/csv': { schema: z.string() } },
  },
}
const csvHeaders = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="desk-sales.csv"',
}
const byShop = { access: { shopKey: 'desk' }, limit: 'requests', tags: ['Help'] } as const
const byStaff = { access: 'staff', limit: 'requests', tags: ['Help'] } as const
const params = z.object({ shop: idParam })

function salesRoutes(sales: Sales, now: () => number): readonly Route[] {
  const periodOf = ({ from, to }: { readonly from?: number | undefined; readonly to?: number | undefined }) => {
    const end = to ?? now() + 1
    return { from: from ?? end - 30 * dayMs, to: end }
  }
  const report = route(
    {
      ...byShop,
      method: 'post',
      path: '/shops/{shop}/orders',
      repeatable: true,
      summary: 'Report an order',
      description:
        'With a key of the scope `desk`. Says what was bought, and in which room it was chosen: a line counts for the associate whose suggestion of it was accepted there. The same order again changes nothing.',
      request: { params, body: jsonBody(orderSchema) },
      responses: { 204: { description: 'It is known.' } },
    },
    async (c) => {
      await sales.report(c.var.adminKey.shopId, c.req.valid('json'))
      return c.body(null, 204)
    },
  )
  const exported = route(
    {
      ...byShop,
      method: 'get',
      path: '/shops/{shop}/desk/sales',
      summary: 'Get which sale counts for whom',
      description: 'With a key of the scope `desk`.',
      request: { params, query },
      responses: answers,
    },
    async (c) => {
      const period = periodOf(c.req.valid('query'))
      const found = await sales.between(c.var.adminKey.shopId, period, 'shop')
      if (c.req.valid('query').format === 'csv') return c.body(salesCsv(found), 200, csvHeaders)
      return c.json({ ...period, sales: found }, 200)
    },
  )
  const see = route(
    {
      ...byStaff,
      method: 'get',
      path: '/desk/sales',
      summary: 'List which sale counts for whom',
      description: 'For supervisors: orders and amounts, and not what was bought.',
      request: { query },
      responses: answers,
      refusals: ['invalid', 'role-may-not'],
    },
    async (c) => {
      const { shopId, role } = c.var.staff
      if (role !== 'supervisor') return problem(c, refusal('role-may-not'))
      const period = periodOf(c.req.valid('query'))
      const found = await sales.between(shopId, period, 'staff')
      if (c.req.valid('query').format === 'csv') return c.body(salesCsv(found), 200, csvHeaders)
      return c.json({ ...period, sales: found }, 200)
    },
  )
  const correct = route(
    {
      ...byStaff,
      method: 'post',
      path: '/desk/sales/correct',
      repeatable: true,
      summary: 'Correct for whom a sale counts',
      description: 'For supervisors, with a reason. Who corrected it, when, and how it was before is kept.',
      request: { body: jsonBody(correctSaleSchema) },
      responses: { 204: { description: 'It counts so from now on.' } },
      refusals: ['invalid', 'role-may-not', 'no-such-sale', 'person-not-on'],
    },
    async (c) => {
      if (c.var.staff.role !== 'supervisor') return problem(c, refusal('role-may-not'))
      const corrected = await sales.correct(c.var.staff, c.req.valid('json'))
      return corrected.ok ? c.body(null, 204) : problem(c, corrected.refusal)
    },
  )
  return [report, exported, see, correct]
}
