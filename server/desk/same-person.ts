// The same person again: whom a room met last, whether they can come, and a question that waits for them.
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { AskStore, Help } from '#shared/visits/help-request.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { HelpQueue } from './queue.ts'
import { aloneFor } from './reassign.ts'
import type { Alone } from './reassign.ts'
import type { KnownVisit, Visits } from './visits-port.ts'

const dayMs = 86_400_000

/** What finding the same person needs. */
export interface SamePersonParts {
  readonly queue: HelpQueue
  readonly visits: Pick<Visits, 'of' | 'lastIn'>
  readonly settingsOf: (shopId: ShopId) => Promise<DeskShopSettings>
}

/** A visit that can be asked about again. */
export interface FollowedVisit {
  readonly visit: KnownVisit
  /** Whether its associate takes questions now. */
  readonly isOn: boolean
}

/** Finds whom a room knows. */
export class SamePerson {
  readonly #parts: SamePersonParts

  constructor(parts: SamePersonParts) {
    this.#parts = parts
  }

  /** The associate who was here last; null where there was none, or the shop does not offer it. */
  async in({ room }: Caller): Promise<Help['again']> {
    const { samePerson, samePersonMinutes } = await this.#parts.settingsOf(room.shopId)
    const last = samePerson ? await this.#parts.visits.lastIn(room.num) : undefined
    if (!last) return null
    return { visit: last.id, name: last.name, state: this.#stateOf(last.staffId), minutes: samePersonMinutes }
  }

  /**
   * What a request stores that is for the same person first; nothing where they cannot come now and the asker does not wait.
   * Refuses `no-such-visit`, also where the shop does not offer it.
   */
  async preferring(
    { room }: Caller,
    { visit: id, wait }: NonNullable<AskStore['again']>,
  ): Promise<Outcome<Partial<Alone>>> {
    const { queue, visits, settingsOf } = this.#parts
    const { samePerson, samePersonMinutes } = await settingsOf(room.shopId)
    const visit = samePerson ? await visits.of(id) : undefined
    if (visit?.room !== room.num || !visit.isAnswered) return refused(refusal('no-such-visit'))
    const state = this.#stateOf(visit.staffId)
    if (state === 'away' || (state === 'busy' && !wait)) return granted({})
    const seconds = wait ? samePersonMinutes * 60 : queue.settings.HELP_OFFER_SECONDS
    return granted(aloneFor(queue, visit.staffId, seconds))
  }

  /** The associate of an earlier visit of the room; null where none is named. Refuses `no-such-visit` as `preferring`. */
  async personOf({ room }: Caller, again: { readonly visit: string } | undefined): Promise<Outcome<string | null>> {
    if (!again) return granted(null)
    const { samePerson } = await this.#parts.settingsOf(room.shopId)
    const visit = samePerson ? await this.#parts.visits.of(again.visit) : undefined
    return visit?.room === room.num && visit.isAnswered ? granted(visit.staffId) : refused(refusal('no-such-visit'))
  }

  /** A visit of the room that is over, to be asked about again. Refuses `no-such-visit`, `follow-up-over`. */
  async followed({ room }: Caller, id: string): Promise<Outcome<FollowedVisit>> {
    const { queue, visits, settingsOf } = this.#parts
    const visit = await visits.of(id)
    if (visit?.room !== room.num || visit.endedAt === null || !visit.isAnswered)
      return refused(refusal('no-such-visit'))
    const { followUpDays } = await settingsOf(room.shopId)
    if (visit.endedAt + followUpDays * dayMs < queue.now()) return refused(refusal('follow-up-over'))
    return granted({ visit, isOn: this.#stateOf(visit.staffId) !== 'away' })
  }

  #stateOf(staffId: string): 'free' | 'busy' | 'away' {
    const { queue } = this.#parts
    const state = queue.book.get(staffId)
    if (!state || !queue.book.isOn(state)) return 'away'
    return queue.hasCapacity(state) ? 'free' : 'busy'
  }
}
