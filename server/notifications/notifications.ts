// Notices of a server: hears what happens and who is here, has it planned and delivered, and tells pages that are open at once.
import type { HistoryEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { usualMeanings } from '#shared/notifications/notification.ts'
import type { Meaning } from '#shared/notifications/notification.ts'
import type { Kysely } from 'kysely'
import type { CallerRoom } from '../identity/caller.ts'
import type { Change } from '../sync/change.ts'
import type { RoomHooks } from '../sync/directory.ts'
import type { PeopleHooks, PeopleEmitter } from '../host/people-events.ts'
import type { Room } from '../sync/room.ts'
import type { Tables } from '../storage/tables.ts'
import type { Deliveries } from './deliveries.ts'
import { happened } from './happened.ts'
import { notificationId } from './outbox.ts'
import type { Outbox } from './outbox.ts'
import type { Planner } from './planner.ts'
import { readReceivers } from './receivers.ts'
import type { Receiver } from './receivers.ts'

/** What happens within so long is looked through at once. */
const gatherMs = 250
/** The longest wait: timers count no further than 2³¹ ms, and the clock may be set forward meanwhile. */
const maxWaitMs = 60_000
/** When to try again what could not be looked at. */
const retryMs = 10_000

/** What notices are made of. */
export interface NotificationOptions {
  readonly db: Kysely<Tables>
  readonly outbox: Outbox
  readonly planner: Planner
  readonly deliveries: Deliveries
  readonly emitter: Pick<PeopleEmitter, 'emitToMember'>
  readonly seqOf: (roomId: RoomId) => Promise<number | undefined>
  readonly numOf: (roomId: RoomId) => Promise<number | undefined>
  readonly now: () => number
  readonly reportError: (fault: unknown, message: string) => void
}

type Who = Parameters<NonNullable<PeopleHooks['connected']>>[0]

/** See above. */
export class Notifications implements RoomHooks, PeopleHooks {
  readonly #parts: NotificationOptions
  /** Everybody with a page open, and what they want to be told there. */
  readonly #here = new Map<MemberId, readonly Meaning[]>()
  readonly #listening = new Set<number>()
  readonly #changed = new Map<number, RoomId>()
  #timer: NodeJS.Timeout | undefined
  /** When it looks next, milliseconds since 1970. */
  #next = Infinity
  #working: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(parts: NotificationOptions) {
    this.#parts = parts
  }

  /** Begins; first with what a process before this one left. */
  async start(): Promise<void> {
    const { outbox, planner } = this.#parts
    await outbox.release()
    for (const { num } of await planner.observable(false)) this.#listening.add(num)
    for (const { num, id } of await planner.observable(true)) this.#changed.set(num, id)
    this.#expect(0)
  }

  /** Stops; what is under way is finished. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#working
  }

  /** Looks through what happened and sends what is due; resolves once that is done. */
  look(): Promise<void> {
    this.#working = this.#working.then(() => this.#look())
    return this.#working
  }

  isHere(member: MemberId): boolean {
    return this.#here.has(member)
  }

  connected({ memberId, roomId }: Who): void {
    if (!this.#here.has(memberId)) this.#here.set(memberId, usualMeanings.page)
    this.#learnWishes(memberId, roomId).catch((fault: unknown) =>
      this.#parts.reportError(fault, 'What a member wants to be told could not be read'),
    )
  }

  disconnected({ memberId }: Who): void {
    this.#here.delete(memberId)
  }

  changed(room: Room, { events }: Change): void {
    if (this.#here.size > 0) for (const event of events) this.#tellPages(room, event)
    if (events.length === 0 || !this.#listening.has(room.num)) return
    this.#changed.set(room.num, room.id)
    this.#expect(this.#parts.now() + gatherMs)
  }

  /** A member has set what they want. */
  async preferred({ num, id }: CallerRoom, { memberId, isOff, meanings }: Receiver): Promise<void> {
    if (this.#here.has(memberId)) this.#here.set(memberId, isOff ? [] : meanings.page)
    if (!this.#listening.has(num)) {
      await this.#parts.planner.watch(num, (await this.#parts.seqOf(id)) ?? 0)
      this.#listening.add(num)
    }
    this.#expect(0)
  }

  #tellPages(room: Room, event: HistoryEvent): void {
    for (const { meaning, subject, key, members, at, deadline } of happened(room, event)) {
      // A reminder is for later.
      if (deadline !== undefined) continue
      for (const member of members.filter((one) => this.#here.get(one)?.includes(meaning))) {
        const id = notificationId({ room: room.num, member_id: member, meaning, key })
        this.#parts.emitter.emitToMember(member, 'notice', { id, meaning, subject, by: event.memberId, at })
      }
    }
  }

  async #learnWishes(memberId: MemberId, roomId: RoomId): Promise<void> {
    const num = await this.#parts.numOf(roomId)
    if (num === undefined) return
    const receiver = (await readReceivers(this.#parts.db, num, memberId)).get(memberId)
    if (receiver && this.#here.has(memberId)) this.#here.set(memberId, receiver.isOff ? [] : receiver.meanings.page)
  }

  #expect(at: number): void {
    if (this.#stopped || at >= this.#next) return
    this.#next = at
    clearTimeout(this.#timer)
    const waitMs = Math.min(Math.max(at - this.#parts.now(), 0), maxWaitMs)
    this.#timer = setTimeout(() => void this.look(), waitMs)
  }

  async #look(): Promise<void> {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    // From here on whatever comes sets a timer of its own.
    this.#next = Infinity
    try {
      await this.#planAll()
      const due = await this.#parts.deliveries.work(() => this.#stopped)
      if (due !== undefined) this.#expect(due)
    } catch (fault) {
      this.#parts.reportError(fault, 'Notices could not be looked at')
      this.#expect(this.#parts.now() + retryMs)
    }
  }

  async #planAll(): Promise<void> {
    for (const [num, id] of this.#changed) {
      this.#changed.delete(num)
      try {
        await this.#parts.planner.plan({ num, id })
      } catch (fault) {
        this.#changed.set(num, id)
        throw fault
      }
    }
  }
}
