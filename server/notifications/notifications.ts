// The notifications of a server: follows what happens and who has a page open, has notifications planned and delivered, and shows them
// at once on open pages.
import type { HistoryEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { usualMeanings } from '#shared/notifications/notification.ts'
import type { Meaning } from '#shared/notifications/notification.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Kysely } from 'kysely'
import type { CallerRoom } from '../identity/caller.ts'
import type { Change } from '../sync/change.ts'
import type { RoomHooks } from '../sync/room-hooks.ts'
import type { Clock, ReportError } from '../host/jobs/clock.ts'
import { DueJobs } from '../host/jobs/due-jobs.ts'
import type { Job } from '../host/jobs/job.ts'
import type { PeopleHooks, PeopleEmitter, PresentMember } from '../host/people-events.ts'
import type { Room } from '../sync/room.ts'
import type { Tables } from '../storage/tables.ts'
import type { Deliveries } from './deliveries.ts'
import { happened } from './happened.ts'
import { notificationId } from './outbox.ts'
import type { Outbox, StoredNotification } from './outbox.ts'
import type { Planner } from './planner.ts'
import { readReceivers } from './receivers.ts'
import type { Receiver } from './receivers.ts'

/** Changes within this time are planned together. */
const gatherMs = 250
/** When a look that failed is tried again. */
const retryMs = 10_000

/** All members with a page open, and the meanings they want shown there. */
export type OpenPages = Map<MemberId, readonly Meaning[]>

/** What notifications are made of. */
export interface NotificationOptions {
  readonly db: Kysely<Tables>
  readonly outbox: Outbox
  readonly planner: Planner
  readonly deliveries: Deliveries
  readonly emitter: Pick<PeopleEmitter, 'emitToMember'>
  readonly directory: {
    room(roomId: RoomId): Promise<Outcome<Room>>
    seqOf(roomId: RoomId): Promise<Outcome<number>>
  }
  readonly here: OpenPages
  /** Calls once the server's own address is known, which links need. */
  readonly whenReachable: (act: () => void) => void
  readonly clock: Clock
  readonly reportError: ReportError
}

/** The notifications of all rooms. */
export class Notifications implements RoomHooks, PeopleHooks, Job {
  readonly name = 'notifications'
  readonly #parts: NotificationOptions
  readonly #here: OpenPages
  readonly #listening = new Set<number>()
  readonly #changed = new Map<number, RoomId>()
  readonly #due: DueJobs<StoredNotification>

  constructor(parts: NotificationOptions) {
    this.#parts = parts
    this.#here = parts.here
    const { deliveries, clock, reportError } = parts
    this.#due = new DueJobs({
      name: this.name,
      prepare: () => this.#planAll(),
      // A message that could not be sent gets a later due time, and counts as done here.
      claim: ({ now, limit }) => deliveries.claim(now, limit),
      work: async (notification) => {
        await deliveries.deliver(notification)
        return true
      },
      nextDue: (now) => deliveries.nextDue(now),
      retryMs,
      clock,
      reportError,
    })
  }

  /** Begins, with what an earlier process left. */
  async start(): Promise<void> {
    const { outbox, planner } = this.#parts
    await outbox.release()
    for (const { num } of await planner.observable(false)) this.#listening.add(num)
    for (const { num, id } of await planner.observable(true)) this.#changed.set(num, id)
    this.#parts.whenReachable(() => this.#due.start())
  }

  /** Stops once the messages under way are sent. */
  stop(): Promise<void> {
    return this.#due.stop()
  }

  /** Plans for what happened and sends what is due; resolves once that is done. */
  look(): Promise<void> {
    return this.#due.look()
  }

  /** Something was put into the outbox. */
  expect(dueAt: number): void {
    this.#due.expect(dueAt)
  }

  connected({ memberId, roomId }: PresentMember): void {
    if (!this.#here.has(memberId)) this.#here.set(memberId, usualMeanings.page)
    this.#readMeanings(memberId, roomId).catch((fault: unknown) =>
      this.#parts.reportError(fault, 'The notification settings of a member could not be read'),
    )
  }

  disconnected({ memberId }: PresentMember): void {
    this.#here.delete(memberId)
  }

  changed(room: Room, { events }: Change): void {
    if (this.#here.size > 0) for (const event of events) this.#showOnPages(room, event)
    if (events.length === 0 || !this.#listening.has(room.num)) return
    this.#changed.set(room.num, room.id)
    this.#due.expect(this.#parts.clock.now() + gatherMs)
  }

  /** History has events that come from no change of a document. */
  recorded({ num, id }: Pick<Room, 'num' | 'id'>): void {
    if (!this.#listening.has(num)) return
    this.#changed.set(num, id)
    this.#due.expect(this.#parts.clock.now())
  }

  /** A member has changed their settings. */
  async preferred({ num, id }: CallerRoom, { memberId, isOff, meanings }: Receiver): Promise<void> {
    if (this.#here.has(memberId)) this.#here.set(memberId, isOff ? [] : meanings.page)
    if (!this.#listening.has(num)) {
      const seq = await this.#parts.directory.seqOf(id)
      await this.#parts.planner.watch(num, seq.ok ? seq.value : 0)
      this.#listening.add(num)
    }
    this.#due.expect(0)
  }

  #showOnPages(room: Room, event: HistoryEvent): void {
    for (const { meaning, subject, key, members, at, deadline } of happened(room, event)) {
      // Reminders come later, by mail or push only.
      if (deadline !== undefined) continue
      for (const member of members.filter((one) => this.#here.get(one)?.includes(meaning))) {
        const id = notificationId({ room: room.num, member_id: member, meaning, key })
        this.#parts.emitter.emitToMember(member, 'notice', { id, meaning, subject, by: event.memberId, at })
      }
    }
  }

  async #readMeanings(memberId: MemberId, roomId: RoomId): Promise<void> {
    const room = await this.#parts.directory.room(roomId)
    if (!room.ok) return
    const receiver = (await readReceivers(this.#parts.db, room.value.num, memberId)).get(memberId)
    if (receiver && this.#here.has(memberId)) this.#here.set(memberId, receiver.isOff ? [] : receiver.meanings.page)
  }

  async #planAll(): Promise<void> {
    for (const [num, id] of [...this.#changed]) {
      this.#changed.delete(num)
      try {
        await this.#parts.planner.plan({ num, id })
      } catch (fault) {
        // Later, and without keeping what is due in the other rooms.
        this.#changed.set(num, id)
        this.#due.expect(this.#parts.clock.now() + retryMs)
        this.#parts.reportError(fault, `The notifications of room ${id} could not be planned yet`)
      }
    }
  }
}
