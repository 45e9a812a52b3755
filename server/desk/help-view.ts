// How the store can be asked from a room, and what was asked, as its members see it.
import type { Help, HelpRequest } from '#shared/visits/help-request.ts'
import type { MemberId, ShopId } from '#shared/ids.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { DeskHours } from './hours-port.ts'
import { nextOpening } from './opening.ts'
import type { Orders } from './orders/orders.ts'
import type { Places } from './places.ts'
import type { HelpQueue } from './queue.ts'
import { aboutOf, scopeOfRow } from './request-parts.ts'
import type { StoredRequest } from './request-rows.ts'
import type { SamePerson } from './same-person.ts'
import type { Waits } from './waits.ts'

/** What a room is shown of its requests. */
const maxListed = 20

/** What the view needs. */
export interface HelpViewParts {
  readonly queue: HelpQueue
  readonly hours: DeskHours
  readonly places: Places
  readonly orders: Orders
  readonly waits: Waits
  readonly same: SamePerson
  /** Whether made-up staff count in this shop. */
  readonly hasDemoStaff: (shopId: ShopId) => Promise<boolean>
  /** Until when a member's questions are not taken; null where they are. */
  readonly blockedUntil: (of: { room: number; memberId: MemberId; shopId: ShopId }) => Promise<number | null>
}

/** Shows members what they may know. */
export class HelpView {
  readonly #parts: HelpViewParts

  constructor(parts: HelpViewParts) {
    this.#parts = parts
  }

  /** @param asked.store the store that somebody would ask; null for any, undefined for the one that the room leads to. */
  async see(
    caller: Caller,
    { language, store: wanted }: { language: string; store?: string | null | undefined },
  ): Promise<Help> {
    const { room, memberId } = caller
    const { queue, hours, waits, places, orders, same } = this.#parts
    const withDemo = await this.#parts.hasDemoStaff(room.shopId)
    const isReal = ({ isDemo }: { readonly isDemo: boolean }) => withDemo || !isDemo
    const staff = [...queue.book.ofShop(room.shopId)].filter(isReal)
    const stores = hours.of(room.shopId).filter(isReal)
    const store = await places.storeFor(room, { store: wanted, department: null })
    const isOpen = staff.some((state) => queue.book.takesOffers(state))
    const opening = isOpen ? undefined : nextOpening(hours, { shopId: room.shopId, store, now: queue.now() })
    const rows = await queue.requests.inRoom(room.num, maxListed)
    // What is about an order is its asker’s alone.
    const seen = rows.filter(({ topic, member_id }) => topic !== 'order' || member_id === memberId)
    return {
      isOffered: staff.length > 0,
      isOpen,
      blockedUntil: await this.#parts.blockedUntil({ room: room.num, memberId, shopId: room.shopId }),
      opensAt: opening?.at ?? null,
      opensStore: opening?.store ?? null,
      again: await same.in(caller),
      offersTimes: staff.length > 0 && hours.hasShifts(room.shopId),
      stores: stores.map(({ id, name }) => ({
        ...{ id, name, isOpen: hours.isOpen(room.shopId, id) },
        opensAt: hours.opensAt(room.shopId, id) ?? null,
      })),
      store: store?.id ?? null,
      helpDesk: await orders.addressOf(room.shopId),
      waitSeconds: await waits.seconds(room.shopId, language),
      languages: [...new Set(staff.flatMap(({ member }) => member.languages))],
      requests: await Promise.all(seen.map((row) => this.shown(row))),
    }
  }

  /** A request, for the members of its room. */
  async shown(row: StoredRequest): Promise<HelpRequest> {
    const { id, member_id: by, created_at: at, topic, language, text, state, visit_id: visitId } = row
    const isAlone = state === 'waiting' && row.prefers !== null
    const awaits = isAlone ? (this.#parts.queue.book.get(row.prefers ?? '')?.member.name ?? null) : null
    return {
      ...{ id, by, at, topic, language, text, about: aboutOf(row), scope: scopeOfRow(row), state, visitId },
      ...{ follows: row.follows, awaits, awaitsUntil: isAlone ? row.prefer_until : null },
      ...{ waitSeconds: row.wait_seconds, agreedAt: row.agreed_at, returned: row.returned },
      store: this.#parts.hours.get(row.shop_id, row.store)?.name ?? null,
      forwarded: row.state === 'forwarded' ? await this.#parts.orders.stateOf(row) : null,
    }
  }
}
