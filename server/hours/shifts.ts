// Who works when, in memory, as moments.
import type { SaveShifts, Shift, ShiftSpan } from '#shared/desk/hours.ts'
import { isPastMidnight, minutesOf } from '#shared/desk/schedule.ts'
import type { Period } from '#shared/desk/schedule.ts'
import type { ShopId } from '#shared/ids.ts'
import type { AuditActor } from '#server/identity/audit.ts'
import type { ShiftRows, StoredPlan } from './shift-rows.ts'
import type { Stores } from './stores.ts'
import { joined, momentsOf, spansOf } from './wall-clock.ts'
import type { Span, SpanOf } from './wall-clock.ts'

const dayMs = 86_400_000
/** How far ahead the next shift is looked for. */
const furthestMs = 400 * dayMs
const nearMs = 8 * dayMs

/** What somebody does at a moment, by their plan. */
export type Duty = 'works' | 'break' | 'off'

/** What shifts need. */
export interface ShiftParts {
  readonly rows: ShiftRows
  readonly stores: Stores
  readonly now: () => number
  /** A shift or a break begins or ends then. */
  readonly expectTurn: (at: number) => void
  /** A shift that was under way is none any more. */
  readonly cutShort: (of: { readonly shopId: ShopId; readonly person: string }) => Promise<void>
}

/** The plans of all shops. */
export class Shifts {
  readonly #parts: ShiftParts
  readonly #byShop = new Map<ShopId, Map<string, StoredPlan>>()

  constructor(parts: ShiftParts) {
    this.#parts = parts
  }

  /** Reads what is stored. */
  async refresh(): Promise<void> {
    const plans = await this.#parts.rows.all()
    this.#byShop.clear()
    for (const plan of plans) {
      const ofShop = this.#byShop.get(plan.shopId) ?? new Map<string, StoredPlan>()
      this.#byShop.set(plan.shopId, ofShop.set(plan.person, plan))
    }
  }

  of(shopId: ShopId): Iterable<StoredPlan> {
    return this.#byShop.get(shopId)?.values() ?? []
  }

  get(shopId: ShopId, person: string): StoredPlan | undefined {
    return this.#byShop.get(shopId)?.get(person)
  }

  /** Says when somebody works. @returns why it cannot be, in a sentence that names the field. */
  async save(
    of: { readonly shopId: ShopId; readonly person: string },
    plan: SaveShifts,
    by?: AuditActor,
  ): Promise<string | undefined> {
    const { rows, stores, now, expectTurn } = this.#parts
    if (plan.store !== null && !stores.get(of.shopId, plan.store)) return 'body.store: This shop has no such store.'
    const nextAt = this.nextTurn({ ...of, plan }, now())
    if (nextAt === null && !this.isOn({ ...of, plan }, now())) return 'body.shifts: There is no shift from now on.'
    const before = this.get(of.shopId, of.person)
    const isCut = before && this.isOn(before, now()) && !this.isOn({ ...of, plan }, now())
    const isSaved = await rows.save(of, { plan, nextAt }, by)
    if (!isSaved) return 'person: This shop has as many people with shifts as it may.'
    await this.refresh()
    if (nextAt !== null) expectTurn(nextAt)
    if (isCut) await this.#parts.cutShort(of)
    return undefined
  }

  /** @returns whether there was a plan. */
  async remove(shopId: ShopId, person: string, by: AuditActor): Promise<boolean> {
    const wasThere = await this.#parts.rows.remove(shopId, person, by)
    await this.refresh()
    return wasThere
  }

  /** The shifts that touch a time, in order. */
  spans(plan: Pick<StoredPlan, 'shopId' | 'plan'>, time: Span): readonly ShiftSpan[] {
    const timeZone = this.#zoneOf(plan)
    return spansOf<Shift>(plan.plan.shifts, timeZone, time).map((span) => ({
      from: span.from,
      to: span.to,
      breaks: breaksOf(span, timeZone),
    }))
  }

  /** When somebody is there to serve: their shifts without the breaks. */
  working(plan: Pick<StoredPlan, 'shopId' | 'plan'>, time: Span): readonly Span[] {
    return joined(this.spans(plan, time).flatMap((span) => without(span)))
  }

  /** What somebody does at a moment. */
  dutyAt(plan: Pick<StoredPlan, 'shopId' | 'plan'>, at: number): Duty {
    const now = this.spans(plan, { from: at, to: at + 1 })
    if (now.length === 0) return 'off'
    // Of shifts that touch each other, one may have a break where the other works.
    const isWorking = now.some((span) => without(span).some(({ from, to }) => from <= at && at < to))
    return isWorking ? 'works' : 'break'
  }

  isOn(plan: Pick<StoredPlan, 'shopId' | 'plan'>, at: number): boolean {
    return this.dutyAt(plan, at) !== 'off'
  }

  /** When a shift or a break begins or ends next. */
  nextTurn(plan: Pick<StoredPlan, 'shopId' | 'plan'>, after: number): number | null {
    for (const ahead of [nearMs, furthestMs]) {
      const time = { from: after, to: after + ahead }
      const turns = [...joined(this.spans(plan, time)), ...this.working(plan, time)]
        .flatMap(({ from, to }) => [from, to])
        .filter((at) => at > after && at < time.to)
      if (turns.length > 0) return Math.min(...turns)
    }
    return null
  }

  #zoneOf({ shopId, plan }: Pick<StoredPlan, 'shopId' | 'plan'>): string {
    return this.#parts.stores.get(shopId, plan.store)?.timeZone ?? plan.timeZone ?? 'UTC'
  }
}

function breaksOf({ period: shift, date, to }: SpanOf<Shift>, timeZone: string): Span[] {
  const day = Temporal.PlainDate.from(date)
  return shift.breaks
    .map((one: Period) => {
      // Of a shift past midnight, a break may be on the next day.
      const isNextDay = isPastMidnight(shift) && minutesOf(one.from) < minutesOf(shift.from)
      return momentsOf(one, isNextDay ? day.add({ days: 1 }) : day, timeZone)
    })
    .map((span) => ({ from: span.from, to: Math.min(span.to, to) }))
    .filter((span) => span.from < span.to)
    .toSorted((one, other) => one.from - other.from)
}

function without({ from, to, breaks }: ShiftSpan): Span[] {
  const spans: Span[] = []
  let start = from
  for (const one of breaks) {
    if (one.from > start) spans.push({ from: start, to: one.from })
    start = Math.max(start, one.to)
  }
  if (start < to) spans.push({ from: start, to })
  return spans
}
