// Asking the store, as the members of a room do it.
import type { AskStore, FollowUp, HelpRequest } from '#shared/visits/help-request.ts'
import { serverEvents } from '#shared/events/server-events.ts'
import type { MemberId, ProductId, ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { Caller } from '#server/identity/caller.ts'
import { forAll, noOffer } from './offers.ts'
import type { Offers } from './offers.ts'
import type { HelpQueue } from './queue.ts'
import { aloneFor } from './reassign.ts'
import type { Alone } from './reassign.ts'
import { aboutOf, waitedUntil } from './request-parts.ts'
import type { FollowedVisit, SamePerson } from './same-person.ts'
import type { RequestChange, StoredRequest } from './request-rows.ts'
import type { HelpView } from './help-view.ts'
import { newRow } from './new-row.ts'
import type { Orders } from './orders/orders.ts'
import type { Places } from './places.ts'
import type { RecordEvent } from './record-event.ts'
import type { Appointments } from './appointments/appointments.ts'

/** The most questions that a room has left at a time. */
const maxLeft = 10

/** What asking needs. */
export interface HelpParts {
  readonly queue: HelpQueue
  readonly offers: Offers
  readonly record: RecordEvent
  readonly same: SamePerson
  /** The department of a product, where the shop has both. */
  readonly departmentOf: (shopId: ShopId, productId: ProductId) => Promise<string | null>
  readonly places: Places
  readonly view: HelpView
  readonly appointments: Appointments
  readonly orders: Orders
}

/** Takes the requests of members. */
export class HelpDesk {
  readonly #parts: HelpParts

  constructor(parts: HelpParts) {
    this.#parts = parts
  }

  /**
   * Asks the store. Refuses `role-may-not`, `no-staff`, `store-blocked`, `already-asked`, `too-many-questions`, `no-such-store`,
   * `time-not-free`, `no-help-desk`, `no-such-visit`.
   */
  async ask(
    caller: Caller,
    asked: AskStore,
    follows: FollowedVisit['visit'] | null = null,
  ): Promise<Outcome<HelpRequest>> {
    const { queue, offers, same, view, appointments, orders } = this.#parts
    if (!isVoice(caller.role)) return refused(refusal('role-may-not'))
    const { isOffered, waitSeconds, blockedUntil } = await view.see(caller, { language: asked.language })
    if (!isOffered) return refused(refusal('no-staff'))
    if (blockedUntil !== null)
      return refused(refusal('store-blocked', { detail: `until: ${new Date(blockedUntil).toISOString()}` }))
    const open = await queue.requests.openIn(caller.room.num)
    const why = whyNotAsk(open, caller.memberId, asked)
    if (why) return refused(refusal(why))
    const person = await same.personOf(caller, asked.again)
    if (!person.ok) return person
    const alone = asked.again && isNow(asked) ? await same.preferring(caller, asked.again) : granted({})
    if (!alone.ok) return alone
    const about = { wait_seconds: waitSeconds, follows: follows?.id ?? null, person: person.value }
    const row = { ...(await this.#rowOf(caller, asked, alone.value)), ...about }
    if (asked.store && row.store !== asked.store) return refused(refusal('no-such-store'))
    if (asked.topic === 'order') return orders.forward(caller, row)
    if (asked.at !== undefined) return appointments.agree(caller, row)
    const inserted = await queue.requests.insert(row)
    if (!inserted) return refused(refusal('already-asked'))
    queue.put(inserted)
    await this.#parts.record(row.room_id, serverEvents.helpAsked(row.id, row.topic), caller.memberId)
    if (inserted.state === 'left') await this.#noteLeft(inserted, caller.memberId)
    await offers.place(row.id)
    return granted(await view.shown(queue.board.get(row.id) ?? inserted))
  }

  /**
   * Asks about an earlier visit again: the same person first if they are on; otherwise it is left as a question.
   * Refuses as `ask`, and `follow-up-over`.
   */
  async followUp(caller: Caller, id: string, { text, scope }: FollowUp): Promise<Outcome<HelpRequest>> {
    const followed = await this.#parts.same.followed(caller, id)
    if (!followed.ok) return followed
    const { visit, isOn } = followed.value
    const before = await this.#parts.queue.requests.get(visit.requestId)
    const { topic, language } = before ?? { topic: 'choosing', language: 'en' }
    const about = before && scope.includes('product') ? aboutOf(before) : {}
    const again = { visit: id, wait: true }
    return this.ask(caller, { topic, language, text, about, scope, leave: !isOn, ...(isOn && { again }) }, visit)
  }

  /** Takes back what a member, or a whole room, still asks. */
  async cancelAll({ room, memberId }: { room: number; memberId: MemberId | null }): Promise<void> {
    const { queue } = this.#parts
    for (const row of [...queue.board.all])
      if (row.room === room && (memberId === null || row.member_id === memberId))
        await queue.change(row.id, ({ state }) =>
          state === 'waiting' || state === 'left' ? { ...noOffer, state: 'cancelled' } : undefined,
        )
  }

  /** Takes a request back. Refuses `request-gone`: there is none of that member, or it is over; `request-taken`. */
  cancel(caller: Caller, id: string): Promise<Outcome<HelpRequest>> {
    return this.#change(
      caller,
      id,
      ({ state, sequence }) =>
        state === 'waiting' || state === 'left' || state === 'agreed'
          ? { ...noOffer, state: 'cancelled', remind_at: null, sequence: sequence + 1 }
          : undefined,
      (before, after) =>
        before.state === 'agreed' ? this.#parts.appointments.cancelled(after, caller.memberId) : Promise.resolve(),
    )
  }

  /** Leaves a request as a question. Refuses as `cancel`; one that is left already stays so. */
  leave(caller: Caller, id: string): Promise<Outcome<HelpRequest>> {
    return this.#change(
      caller,
      id,
      (row) => {
        if (row.state === 'waiting') return leftNow(row, this.#parts.queue.now())
        return row.state === 'left' ? {} : undefined
      },
      (before, after) => (before.state === 'left' ? Promise.resolve() : this.#noteLeft(after, caller.memberId)),
    )
  }

  /** Nobody took it in time. */
  async leaveInTime(id: string): Promise<void> {
    const now = this.#parts.queue.now()
    const offeredTo = this.#parts.queue.board.get(id)?.offered_to
    const left = await this.#parts.queue.change(id, (row) => {
      if (row.state !== 'waiting' || (row.leave_at ?? Infinity) > now) return undefined
      // A visit that nobody takes over stays where it is, and a made-up shopper leaves no question.
      const isNoQuestion = row.transfer_of !== null || row.only_for !== null
      return isNoQuestion ? { ...noOffer, state: 'cancelled' } : leftNow(row, now)
    })
    if (left?.state === 'left') await this.#noteLeft(left, null)
    if (offeredTo) await this.#parts.offers.next(offeredTo)
  }

  /** A request is for more people from now on. */
  async widen(id: string): Promise<void> {
    const now = this.#parts.queue.now()
    const isDue = (row: StoredRequest) => row.state === 'waiting' && row.is_wide === 0 && (row.widen_at ?? now) <= now
    if (await this.#parts.queue.change(id, (row) => (isDue(row) ? { is_wide: 1 } : undefined)))
      await this.#parts.offers.place(id)
  }

  /** Whom it waited for had it long enough. */
  async openToAll(id: string): Promise<void> {
    const now = this.#parts.queue.now()
    const isDue = ({ state, prefer_until }: StoredRequest) => state === 'waiting' && (prefer_until ?? Infinity) <= now
    const alone = { prefers: null, prefer_until: null }
    if (await this.#parts.queue.change(id, (row) => (isDue(row) ? alone : undefined)))
      await this.#parts.offers.place(id)
  }

  /** It is for more stores from now on. */
  async reachMore(id: string): Promise<void> {
    const { queue, places, offers } = this.#parts
    const now = queue.now()
    const isDue = (row: StoredRequest) => row.state === 'waiting' && row.reach_at !== null && row.reach_at <= now
    if (await queue.change(id, (row) => (isDue(row) ? places.next(row) : undefined))) await offers.place(id)
  }

  /** The time that was agreed has come: it enters the queue by itself. @returns false where something else of its asker is under way. */
  async begin(id: string): Promise<boolean> {
    const { queue, offers } = this.#parts
    const row = queue.board.get(id)
    if (row?.state !== 'agreed') return true
    const open = await queue.requests.openIn(row.room)
    // A visit that came back while this waits would find its place taken.
    if (open.some((one) => isUnderWay(one) && one.member_id === row.member_id)) return false
    const agreedWith = row.person === null ? undefined : queue.book.get(row.person)
    // Whom it was agreed with comes first; nobody waits for somebody who is not there.
    const isThere = agreedWith !== undefined && queue.book.isOn(agreedWith)
    const alone = isThere ? aloneFor(queue, agreedWith.member.id, queue.settings.HELP_LEAVE_SECONDS) : {}
    await queue.change(id, (now) =>
      now.state === 'agreed' ? { ...this.#waitingFrom(now), ...alone, remind_at: null } : undefined,
    )
    await offers.place(id)
    return true
  }

  async #change(
    { room, memberId }: Caller,
    id: string,
    step: (row: StoredRequest) => RequestChange | undefined,
    note: (before: StoredRequest, after: StoredRequest) => Promise<void> = () => Promise.resolve(),
  ): Promise<Outcome<HelpRequest>> {
    const { queue, offers } = this.#parts
    const known = await queue.find(id)
    if (!known || known.room !== room.num || known.member_id !== memberId) return refused(refusal('request-gone'))
    const changed = await queue.change(id, step)
    if (!changed) {
      const now = await queue.find(id)
      return refused(refusal(now?.state === 'visiting' ? 'request-taken' : 'request-gone'))
    }
    await note(known, changed)
    if (known.offered_to !== null) await offers.next(known.offered_to)
    return granted(await this.#parts.view.shown(changed))
  }

  #noteLeft({ room_id, id, topic }: StoredRequest, by: MemberId | null): Promise<void> {
    return this.#parts.record(room_id, serverEvents.helpLeft(id, topic), by)
  }

  async #rowOf({ room, memberId, name }: Caller, asked: AskStore, alone: Partial<Alone>): Promise<StoredRequest> {
    const { queue, places, departmentOf } = this.#parts
    const { productId } = asked.about
    const department = productId === undefined ? null : await departmentOf(room.shopId, productId)
    const store = await places.storeFor(room, { store: asked.store, department })
    const isAlone = alone.prefers !== undefined
    const isLeft = asked.leave || (!isAlone && this.#isToLeave(room.shopId, asked.language))
    const now = queue.now()
    const row = {
      ...newRow(asked, now),
      ...{ shop_id: room.shopId, room: room.num, room_id: room.id, member_id: memberId, name, department },
      ...{ store: store?.id ?? null, region: store?.region ?? null },
    }
    if (asked.at !== undefined) return { ...row, state: 'agreed', agreed_at: asked.at }
    if (isLeft) return { ...row, state: 'left', is_left: 1, is_wide: 1, left_at: now }
    return { ...row, ...this.#waitingFrom(row), ...alone }
  }

  /** What of a request begins when it enters the queue. */
  #waitingFrom(
    row: StoredRequest,
  ): Pick<StoredRequest, 'state' | 'is_wide' | 'widen_at' | 'leave_at' | 'reach' | 'reach_at'> {
    const { queue, places } = this.#parts
    const { HELP_WIDEN_SECONDS: widenSeconds, HELP_LEAVE_SECONDS: leaveSeconds } = queue.settings
    const now = queue.now()
    return {
      state: 'waiting',
      is_wide: widenSeconds === 0 ? 1 : 0,
      widen_at: now + widenSeconds * 1000,
      leave_at: now + leaveSeconds * 1000,
      ...places.first(row),
    }
  }

  /** Nobody is made to wait for nobody. */
  #isToLeave(shopId: ShopId, language: string): boolean {
    const { book, settings } = this.#parts.queue
    const spoken = book.spokenIn(shopId)
    if (spoken.has(language)) return false
    return settings.HELP_LANGUAGE_RULE === 'leave' || !this.#parts.queue.isAnybodyOn(shopId)
  }
}

function leftNow(row: StoredRequest, now: number): RequestChange {
  return { ...forAll, ...waitedUntil(row, now), state: 'left', is_left: 1, is_wide: 1, left_at: now }
}

/** Each member waits for one thing at a time, and has one appointment. */
function whyNotAsk(
  open: readonly Pick<StoredRequest, 'state' | 'member_id'>[],
  memberId: MemberId,
  { topic, at }: AskStore,
): 'already-asked' | 'too-many-questions' | undefined {
  if (topic === 'order') return undefined
  const own = open.filter(({ member_id }) => member_id === memberId)
  const isTaken = at === undefined ? isUnderWay : ({ state }: Pick<StoredRequest, 'state'>) => state === 'agreed'
  if (own.some(isTaken)) return 'already-asked'
  return open.filter(({ state }) => state === 'left').length >= maxLeft ? 'too-many-questions' : undefined
}

function isUnderWay({ state }: Pick<StoredRequest, 'state'>): boolean {
  return state === 'waiting' || state === 'visiting'
}

/** Whether somebody is to come now. */
function isNow({ leave, at }: AskStore): boolean {
  return !leave && at === undefined
}
