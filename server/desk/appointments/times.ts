// The times that can be agreed: where a store is open, somebody has a shift, and not everybody is taken.
import type { ShopId } from '#shared/ids.ts'
import { usualCapacity } from '#shared/desk/contracts.ts'
import type { DeskHours, Span } from '../hours-port.ts'
import type { HelpQueue } from '../queue.ts'

/** How long an appointment is. */
export const slotMinutes = 30
const slotMs = slotMinutes * 60_000
/** How soon the first one may be, and how far away the last. */
const leastAheadMs = 10 * 60_000
const furthestMs = 14 * 86_400_000
/** The most times that are told. */
const maxTimes = 400

/** Whom somebody wants to meet. */
export interface Wanted {
  readonly shopId: ShopId
  readonly store: string | null
  /** One associate, and nobody else. */
  readonly person: string | null
  readonly language: string
  /** An appointment that is moved takes no place of itself. */
  readonly except?: string
}

interface Free {
  readonly id: string | undefined
  readonly capacity: number
  readonly spans: readonly Span[]
}

/** Knows the times that can be agreed. */
export class MeetingSlots {
  readonly #queue: HelpQueue
  readonly #hours: DeskHours

  constructor({ queue, hours }: { queue: HelpQueue; hours: DeskHours }) {
    this.#queue = queue
    this.#hours = hours
  }

  /** Those of the next two weeks, in order. */
  async of(wanted: Wanted): Promise<readonly number[]> {
    const now = this.#queue.now()
    const time = { from: now + leastAheadMs, to: now + furthestMs }
    const all = new Set(this.#peopleFor(wanted, time).flatMap(({ spans }) => spans.flatMap(slotsIn)))
    // A shift may have begun long ago, and end after the last time.
    const times = [...all].filter((at) => at >= time.from && at <= time.to)
    const free = await this.#freeAt(wanted, times)
    return free.toSorted((one, other) => one - other).slice(0, maxTimes)
  }

  /** Whether a time can be agreed. */
  async isFree(wanted: Wanted, at: number): Promise<boolean> {
    const now = this.#queue.now()
    if (at % slotMs !== 0 || at < now + leastAheadMs || at > now + furthestMs) return false
    return (await this.#freeAt(wanted, [at])).length > 0
  }

  /** Of some times, those at which there is still a place: with whom is wanted, and in the whole shop. */
  async #freeAt(wanted: Wanted, times: readonly number[]): Promise<readonly number[]> {
    if (times.length === 0) return []
    const { shopId, store, person, except } = wanted
    const time = { from: Math.min(...times), to: Math.max(...times) + slotMs }
    const agreed = (await this.#queue.requests.agreedIn(shopId, time)).filter(({ id }) => id !== except)
    const wantedPeople = this.#peopleFor(wanted, time)
    const allPeople = this.#people(shopId, null, time)
    return times.filter((at) => {
      const then = agreed.filter(({ agreed_at }) => agreed_at === at)
      // Whoever has agreed with the whole shop may come to anybody.
      const own = then.filter((one) =>
        person === null ? store === null || one.store === store || one.store === null : one.person === person,
      )
      return own.length < placesAt(wantedPeople, at) && then.length < placesAt(allPeople, at)
    })
  }

  #peopleFor({ shopId, store, person, language }: Wanted, time: Span): readonly Free[] {
    const people = this.#people(shopId, store, time)
    if (person !== null) return people.filter(({ id }) => id === person)
    const { book, settings } = this.#queue
    const speaking = people.filter(({ id }) => id === undefined || book.get(id)?.member.languages.includes(language))
    return speaking.length === 0 && settings.HELP_LANGUAGE_RULE === 'any' ? people : speaking
  }

  #people(shopId: ShopId, store: string | null, time: Span): readonly Free[] {
    const { book } = this.#queue
    return this.#hours.meetingTimes(shopId, store, time).map(({ person, spans }) => {
      const state = book.byPerson(shopId, person)
      // Somebody who has not signed in yet is expected to be as others are.
      return { id: state?.member.id, capacity: state?.capacity ?? usualCapacity, spans }
    })
  }
}

function placesAt(people: readonly Free[], at: number): number {
  return people
    .filter(({ spans }) => spans.some(({ from, to }) => from <= at && at + slotMs <= to))
    .reduce((sum, { capacity }) => sum + capacity, 0)
}

function slotsIn({ from, to }: Span): number[] {
  const first = Math.ceil(from / slotMs) * slotMs
  return Array.from({ length: Math.max(0, Math.floor((to - first) / slotMs)) }, (_, index) => first + index * slotMs)
}
