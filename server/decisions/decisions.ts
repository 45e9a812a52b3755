// The decisions of all rooms: opened and voted on by command; closed at their deadline, by hand, or once all have voted. Changes to
// the decisions of one room run one after another, so that a vote is either counted or refused.
import type { RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RecordsOf } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import type { CommandRequest } from '#shared/wire/commands.ts'
import type { Caller } from '../identity/caller.ts'
import type { Change } from '../sync/change.ts'
import type { Commands } from '../host/commands.ts'
import type { Clock, ReportError } from '../host/jobs/clock.ts'
import { DueJobs } from '../host/jobs/due-jobs.ts'
import type { Job } from '../host/jobs/job.ts'
import { SerialQueue } from '../host/jobs/serial-queue.ts'
import type { RoomHooks } from '../sync/room-hooks.ts'
import type { Room } from '../sync/room.ts'
import { castBallot, ownBallot } from './cast-ballot.ts'
import { closeDecision } from './close-decision.ts'
import type { Closing } from './close-decision.ts'
import type { DecisionParts } from './decision-parts.ts'
import type { DueDecision } from './decision-rows.ts'
import { mendDecisions } from './mend-decisions.ts'
import { openDecision } from './open-decision.ts'
import { haveAllVoted, undecidedIn } from './poll.ts'

type DecisionCommand = 'decision.open' | 'decision.close' | 'ballot.cast' | 'ballot.mine'

/** When a decision that could not be closed is tried again. */
const retryMs = 5_000

/** Parts of the decisions. */
export interface DecisionsOptions extends DecisionParts {
  readonly clock: Clock
  readonly reportError: ReportError
}

/** The decisions of all rooms. */
export class Decisions implements RoomHooks, Job {
  readonly name = 'decisions'
  readonly looksAt = ['decisions', 'outcomes'] as const
  readonly commands: Required<Pick<Commands, DecisionCommand>>
  readonly #parts: DecisionParts
  readonly #reportError: ReportError
  readonly #turns = new SerialQueue<RoomId>()
  readonly #due: DueJobs<DueDecision>
  /** Rooms in which a decision is just being opened. */
  readonly #opening = new Set<RoomId>()
  #stopped = false

  constructor({ clock, reportError, ...parts }: DecisionsOptions) {
    this.#parts = parts
    this.#reportError = reportError
    this.#due = new DueJobs({
      name: this.name,
      // Not claimed: decisions of a room are closed one after another, and one that is closed already only loses its row.
      claim: ({ now, limit, undone }) => parts.rows.due(now, limit, undone),
      work: (due) => this.#closeDue(due),
      nextDue: (now) => parts.rows.nextDeadline(now),
      retryMs,
      clock,
      reportError,
    })
    this.commands = {
      'decision.open': (caller, request) => this.#inTurn(caller.room.id, () => this.#open(caller, request)),
      'decision.close': (caller, { decision: id }) => this.#end(caller, id),
      'ballot.cast': (caller, request) => this.#inTurn(caller.room.id, () => castBallot(parts, caller, request)),
      'ballot.mine': (caller, request) => ownBallot(parts, caller, request),
    }
  }

  /** Closes decisions as they become due, first those that did while no server ran. */
  start(): void {
    this.#due.start()
  }

  /** Finishes what was begun, and refuses everything after it. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#due.stop()
    await this.#turns.idle()
  }

  async opened(room: Room, cart: RecordsOf<'cart'>): Promise<void> {
    const undecided = undecidedIn(cart)
    // Who has voted stands in other records.
    if (undecided.length > 0) await room.states.prepare({ room, document: room.document('cart') })
    const isOpening = this.#opening.has(room.id)
    const hadMissing = await mendDecisions(this.#parts.rows, room, { undecided, isOpening })
    if (hadMissing) this.#due.expect(0)
    for (const [id] of undecided) this.#closeIfAllVoted(room, id)
  }

  changed(room: Room, { document, edits }: Change): void {
    if (document !== 'cart') return
    const voted = edits.filter(({ root }) => root === 'ballots' || root === 'turnouts').map(({ key }) => idOf(key))
    for (const id of new Set(voted)) this.#closeIfAllVoted(room, id)
    // A member who left, or may only view from now on, is not waited for.
    const isStanding = edits.some(({ root, before }) => root === 'members' && before !== undefined)
    if (isStanding) for (const [id] of undecidedIn(room)) this.#closeIfAllVoted(room, id)
  }

  #closeIfAllVoted(room: Room, id: string): void {
    if (this.#stopped || !haveAllVoted(room, id)) return
    const closing = { room: { id: room.id, num: room.num }, id, why: 'all-voted', by: null } as const
    this.#close(closing).catch((fault: unknown) => this.#reportError(fault, 'A decision could not be closed'))
  }

  async #open(caller: Caller, request: CommandRequest<'decision.open'>): Promise<Outcome<{ decision: string }>> {
    this.#opening.add(caller.room.id)
    try {
      const opened = await openDecision(this.#parts, caller, request)
      if (opened.ok && request.deadline !== undefined) this.#due.expect(request.deadline)
      return opened
    } finally {
      this.#opening.delete(caller.room.id)
    }
  }

  #close(closing: Closing): Promise<Outcome<boolean>> {
    return this.#inTurn(closing.room.id, () => closeDecision(this.#parts, closing))
  }

  async #end(caller: Caller, id: string): Promise<Outcome<object>> {
    const closed = await this.#close({ room: caller.room, id, why: 'ended', by: caller })
    return closed.ok ? granted({}) : closed
  }

  /** @returns whether its row is gone. */
  async #closeDue({ num, roomId, id }: DueDecision): Promise<boolean> {
    const closed = await this.#close({ room: { id: roomId, num }, id, why: 'deadline', by: null })
    if (closed.ok) return closed.value
    switch (closed.refusal.code) {
      case 'no-such-decision':
      case 'decision-closed':
        return true
      case 'no-such-room':
      case 'room-closed':
        await this.#parts.rows.drop(num, id)
        return true
      default:
        return false
    }
  }

  #inTurn<T>(roomId: RoomId, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    if (this.#stopped) return Promise.resolve(refused(refusal('node-restarting')))
    return this.#turns.run(roomId, work)
  }
}

function idOf(key: string): string {
  return key.slice(0, key.indexOf('/'))
}
