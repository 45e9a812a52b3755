// Sales: takes the shop's reports, says for whom each line counts, and takes corrections.
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { CorrectSale, DeskOrder, DeskSale } from '#shared/desk/sales.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { csvOf } from '#server/host/csv.ts'
import type { Host } from '#server/host/host.ts'
import type { SaleRows, Share, StoredSale } from './sale-rows.ts'
import { acceptedIn, equalShares, sharesOf } from './suggestions.ts'

/** The most lines that are read at once. */
const maxListed = 1000

/** What sales need. */
export interface SalesParts extends Pick<Host, 'db' | 'directory' | 'now'> {
  readonly rows: SaleRows
  readonly settingsOf: (shopId: ShopId) => Promise<DeskShopSettings>
  /** An associate of the shop, as it shows their name; undefined where there is none. */
  readonly nameOf: (shopId: ShopId, staffId: string, settings: DeskShopSettings) => string | undefined
}

/** Who reads sales: the shop's server reads what was bought, its staff do not. */
export type SalesReader = 'shop' | 'staff'

/** The sales of all shops. */
export class Sales {
  readonly #parts: SalesParts

  constructor(parts: SalesParts) {
    this.#parts = parts
  }

  /** Takes a report. The same order again changes nothing. */
  async report(shopId: ShopId, { order, boughtAt, room, lines }: DeskOrder): Promise<void> {
    const settings = await this.#parts.settingsOf(shopId)
    // Without figures per person no sale counts for anybody.
    const accepted = room === undefined || !settings.perPerson ? [] : await acceptedIn(this.#parts, shopId, room)
    await this.#parts.rows.insert(
      lines.map(({ variant, quantity, amount, currency, exponent }, line) => ({
        ...{ shop_id: shopId, order_ref: order, line, room_id: room ?? null, bought_at: boughtAt },
        ...{ variant, quantity, amount, currency, exponent },
        shares: sharesOf(accepted, { variant, boughtAt }, settings),
        corrections: [],
      })),
    )
  }

  /** The sales of a time, the newest first. */
  async between(shopId: ShopId, { from, to }: { from: number; to: number }, reader: SalesReader): Promise<DeskSale[]> {
    const settings = await this.#parts.settingsOf(shopId)
    const sales = await this.#parts.rows.between(shopId, from, to, maxListed)
    return sales.map((sale) => this.#shown(sale, settings, reader))
  }

  /** Corrects for whom a line counts. Refuses `no-such-sale`, and `person-not-on` for somebody who does not work there. */
  async correct(
    { shopId, staffId }: { readonly shopId: ShopId; readonly staffId: string },
    { order, line, for: whom, reason }: CorrectSale,
  ): Promise<Outcome<void>> {
    const { rows, nameOf, settingsOf, now } = this.#parts
    const settings = await settingsOf(shopId)
    const sale = await rows.find(shopId, order, line)
    if (!sale || !settings.perPerson) return refused(refusal('no-such-sale'))
    const staff = [...new Set(whom)]
    if (staff.some((id) => nameOf(shopId, id, settings) === undefined)) return refused(refusal('person-not-on'))
    const correction = { at: now(), by: staffId, reason, before: [...sale.shares] }
    const corrected = await rows.correct(sale, {
      shares: equalShares(staff),
      corrections: [...sale.corrections, correction],
    })
    return corrected ? granted(undefined) : this.correct({ shopId, staffId }, { order, line, for: whom, reason })
  }

  #shown(sale: StoredSale, settings: DeskShopSettings, reader: SalesReader): DeskSale {
    const shares = (of: readonly Share[]) => of.map((share) => this.#shownShare(sale.shop_id, share, settings))
    const nameOf = (id: string | null) =>
      id === null || !settings.perPerson ? '' : (this.#parts.nameOf(sale.shop_id, id, settings) ?? '')
    return {
      ...{ order: sale.order_ref, line: sale.line, boughtAt: sale.bought_at },
      ...{ quantity: sale.quantity, amount: sale.amount, currency: sale.currency, exponent: sale.exponent },
      variant: reader === 'shop' ? sale.variant : null,
      shares: shares(sale.shares),
      corrections: sale.corrections.map(({ at, by, reason, before }) => ({
        ...{ at, by: nameOf(by), reason, before: shares(before) },
      })),
    }
  }

  #shownShare(shopId: ShopId, { staff, part, of }: Share, settings: DeskShopSettings): DeskSale['shares'][number] {
    if (staff === null || !settings.perPerson) return { staff: null, name: null, part, of }
    return { staff, name: this.#parts.nameOf(shopId, staff, settings) ?? null, part, of }
  }
}

/** Sales as a table: one row for each line and whom it counts for. */
export function salesCsv(sales: readonly DeskSale[]): string {
  const names = ['order', 'line', 'boughtAt', 'variant', 'quantity', 'amount', 'currency', 'exponent']
  return csvOf(
    [...names, 'staff', 'name', 'part', 'of', 'corrections', 'lastReason'],
    sales.flatMap((sale) => {
      const { order, line, boughtAt, variant, quantity, amount, currency, exponent, corrections } = sale
      const of = [order, line, new Date(boughtAt).toISOString(), variant, quantity, amount, currency, exponent]
      const last = [corrections.length, corrections.at(-1)?.reason ?? null]
      if (sale.shares.length === 0) return [[...of, null, null, null, null, ...last]]
      return sale.shares.map((share) => [...of, share.staff, share.name, share.part, share.of, ...last])
    }),
  )
}
