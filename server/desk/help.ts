// Asking the store, as the members of a room do it.
import type { AskStore, FollowUp, Help, HelpRequest } from '#shared/visits/help-request.ts'
import { serverEvents } from '#shared/events/server-events.ts'
import { newId } from '#shared/ids.ts'
import type { MemberId, ProductId, ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import { scopeOf } from '#shared/visits/scope.ts'
import type { Caller } from '#server/identity/caller.ts'
import { forAll, noOffer } from './offers.ts'
import type { Offers } from './offers.ts'
import type { HelpQueue } from './queue.ts'
import type { RecordEvent } from './record-event.ts'
import type { RequestChange, StoredRequest } from './request-rows.ts'
import { aboutOf, asMembersAsk, scopeOfRow } from './request-parts.ts'
import type { Alone } from './reassign.ts'
import type { FollowedVisit, SamePerson } from './same-person.ts'
import type { Waits } from './waits.ts'

/** What a room is shown of its requests. */
const maxListed = 20
/** The most questions that a room has left at a time. */
const maxLeft = 10

/** What asking needs. */
export interface HelpParts {
  readonly queue: HelpQueue
  readonly offers: Offers
  readonly waits: Waits
  /** Whether made-up staff count in this shop. */
  readonly hasDemoStaff: (shopId: ShopId) => Promise<boolean>
  readonly record: RecordEvent
  readonly same: SamePerson
  /** The department of a product, where the shop has both. */
  readonly departmentOf: (shopId: ShopId, productId: ProductId) => Promise<string | null>
}

/** Takes the requests of members. */
export class HelpDesk {
  readonly #parts: HelpParts

  constructor(parts: HelpParts) {
    this.#parts = parts
  }

  /** How the store can be asked, and what was asked. */
  async see(caller: Caller, language: string): Promise<Help> {
    const { room } = caller
    const { queue, waits } = this.#parts
    const withDemo = await this.#parts.hasDemoStaff(room.shopId)
    const staff = [...queue.book.ofShop(room.shopId)].filter(({ isDemo }) => withDemo || !isDemo)
    const rows = await queue.requests.inRoom(room.num, maxListed)
    return {
      isOffered: staff.length > 0,
      isOpen: staff.some((state) => queue.book.isOn(state)),
      opensAt: null,
      again: await this.#parts.same.in(caller),
      waitSeconds: await waits.seconds(room.shopId, language),
      languages: [...new Set(staff.flatMap(({ member }) => member.languages))],
      requests: rows.map((row) => this.#shown(row)),
    }
  }

  /** Asks the store. Refuses `role-may-not`, `no-staff`, `already-asked`, `too-many-questions`, `no-such-visit`. */
  async ask(
    caller: Caller,
    asked: AskStore,
    follows: FollowedVisit['visit'] | null = null,
  ): Promise<Outcome<HelpRequest>> {
    const { queue, offers, same } = this.#parts
    if (!isVoice(caller.role)) return refused(refusal('role-may-not'))
    const { isOffered, waitSeconds } = await this.see(caller, asked.language)
    if (!isOffered) return refused(refusal('no-staff'))
    const open = await queue.requests.openIn(caller.room.num)
    if (open.some(({ state, member_id }) => member_id === caller.memberId && state !== 'left'))
      return refused(refusal('already-asked'))
    if (open.filter(({ state }) => state === 'left').length >= maxLeft) return refused(refusal('too-many-questions'))
    const alone = asked.again && !asked.leave ? await same.preferring(caller, asked.again) : granted({})
    if (!alone.ok) return alone
    const about = { wait_seconds: waitSeconds, follows: follows?.id ?? null }
    const row = await queue.requests.insert({ ...(await this.#rowOf(caller, asked, alone.value)), ...about })
    if (!row) return refused(refusal('already-asked'))
    queue.put(row)
    await this.#parts.record(row.room_id, serverEvents.helpAsked(row.id, row.topic), caller.memberId)
    if (row.state === 'left') await this.#noteLeft(row, caller.memberId)
    await offers.place(row.id)
    return granted(this.#shown(queue.board.get(row.id) ?? row))
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

  /** Takes a request back. Refuses `request-gone`: there is none of that member, or it is over; `request-taken`. */
  cancel(caller: Caller, id: string): Promise<Outcome<HelpRequest>> {
    return this.#change(caller, id, ({ state }) =>
      state === 'waiting' || state === 'left' ? { ...noOffer, state: 'cancelled' } : undefined,
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
    return granted(this.#shown(changed))
  }

  #shown(row: StoredRequest): HelpRequest {
    const { id, member_id: by, created_at: at, topic, language, text, state, visit_id: visitId } = row
    const of = { about: aboutOf(row), scope: scopeOfRow(row), waitSeconds: row.wait_seconds, follows: row.follows }
    const isAlone = state === 'waiting' && row.prefers !== null
    const awaits = isAlone ? (this.#parts.queue.book.get(row.prefers ?? '')?.member.name ?? null) : null
    return {
      ...{ id, by, at, topic, language, text, state, visitId, ...of },
      ...{ awaits, awaitsUntil: isAlone ? row.prefer_until : null },
    }
  }

  #noteLeft({ room_id, id, topic }: StoredRequest, by: MemberId | null): Promise<void> {
    return this.#parts.record(room_id, serverEvents.helpLeft(id, topic), by)
  }

  async #rowOf({ room, memberId, name }: Caller, asked: AskStore, alone: Partial<Alone>): Promise<StoredRequest> {
    const { queue } = this.#parts
    const { HELP_WIDEN_SECONDS: widenSeconds, HELP_LEAVE_SECONDS: leaveSeconds } = queue.settings
    const now = queue.now()
    const { productId } = asked.about
    const department = productId === undefined ? null : await this.#parts.departmentOf(room.shopId, productId)
    const isAlone = alone.prefers !== undefined
    const isLeft = asked.leave || (!isAlone && this.#isToLeave(room.shopId, asked.language))
    return {
      id: newId(),
      shop_id: room.shopId,
      room: room.num,
      room_id: room.id,
      member_id: memberId,
      name,
      topic: asked.topic,
      language: asked.language,
      text: asked.text,
      about: JSON.stringify(asked.about),
      scope: JSON.stringify(scopeOf(asked.scope)),
      department,
      state: isLeft ? 'left' : 'waiting',
      is_left: isLeft ? 1 : 0,
      is_wide: isLeft || widenSeconds === 0 ? 1 : 0,
      revision: 1,
      created_at: now,
      ...noOffer,
      widen_at: now + widenSeconds * 1000,
      leave_at: now + leaveSeconds * 1000,
      claimed_by: null,
      claimed_at: null,
      answer_by: null,
      visit_id: null,
      due_at: null,
      waited_at: null,
      wait_ms: null,
      wait_seconds: null,
      left_at: isLeft ? now : null,
      closed_at: null,
      prefers: null,
      prefer_until: null,
      follows: null,
      ...alone,
      ...asMembersAsk,
      shows_earlier: asked.earlier === true ? 1 : 0,
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
  const waited = row.wait_ms === null ? { waited_at: now, wait_ms: now - row.created_at } : {}
  return { ...forAll, ...waited, state: 'left', is_left: 1, is_wide: 1, left_at: now }
}
