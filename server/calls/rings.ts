// Ringing members who are not in a call: those present hear it on their page, those away get a notification, and who does not answer
// has missed it.
import type { MemberId, RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import { DueJobs } from '#server/host/jobs/due-jobs.ts'
import type { CallRows, StoredCall } from './call-rows.ts'
import type { CallRights, Place } from './rights.ts'

/** Nobody is rung again sooner than this. */
const againMs = 60_000
/** When what failed is tried again. */
const retryMs = 5_000

interface RingsParts {
  readonly rows: CallRows
  readonly rights: CallRights
  readonly ringMs: number
  /** Whether a member has a page of the room open. */
  readonly isHere: (member: MemberId) => boolean
  readonly changed: (roomId: RoomId) => Promise<void>
  readonly clock: Clock
  readonly reportError: ReportError
}

/** Everybody who is rung. */
export class Rings {
  readonly #parts: RingsParts
  /** Ends those that nobody answered. */
  readonly due: DueJobs<Awaited<ReturnType<CallRows['dueRings']>>[number]>

  constructor(parts: RingsParts) {
    const { rows, changed, clock, reportError } = parts
    this.#parts = parts
    this.due = new DueJobs({
      name: 'missed calls',
      claim: ({ now, limit, undone }) => rows.dueRings(now, limit, undone),
      work: async (ring) => {
        const roomId = await rows.missed(ring)
        if (roomId !== undefined) await changed(roomId)
        return true
      },
      nextDue: (now) => rows.nextRingEnd(now),
      retryMs,
      ...{ clock, reportError },
    })
  }

  /** Rings members. By somebody in the call; those who are in it, may not be, or were just rung are left out. Refuses `no-such-call`. */
  async ring(
    call: StoredCall,
    place: Place,
    { by, members }: { by: MemberId; members: readonly MemberId[] },
  ): Promise<Outcome<void>> {
    const { rows, rights, ringMs, isHere, changed, clock } = this.#parts
    const people = await rows.people(call.id)
    const isIn = (id: MemberId) => people.some((person) => person.id === id && person.hereSince !== null)
    if (!isIn(by)) return refused(refusal('no-such-call'))
    const at = clock.now()
    for (const member of new Set(members)) {
      const isBarred = people.some(({ id, isBarred: isOut }) => id === member && isOut)
      const entitled = isIn(member) || isBarred ? undefined : await rights.of(place, member)
      // An associate comes by the visit, not by a bell.
      if (entitled?.associate !== null) continue
      if (!(await rows.ring(call, { member, by, at, endsAt: at + ringMs, again: againMs }))) continue
      if (!isHere(member)) await rows.rang(call, member, by)
      this.due.expect(at + ringMs)
    }
    await changed(call.roomId)
    return granted(undefined)
  }

  /** “Not now”. */
  async decline(call: StoredCall, member: MemberId): Promise<Outcome<void>> {
    if (await this.#parts.rows.decline(call.id, member)) await this.#parts.changed(call.roomId)
    return granted(undefined)
  }
}
