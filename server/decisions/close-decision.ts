// Closes a decision: counts the votes and writes the outcome and the lanes of its lines in one write.
import type { Decision } from '#shared/decisions/decision.ts'
import type { DecisionOutcome } from '#shared/decisions/outcome.ts'
import { tally } from '#shared/decisions/tally.ts'
import type { LineId, MemberId, RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { Caller } from '../identity/caller.ts'
import type { Room } from '../sync/room.ts'
import type { ServerWrite } from '../sync/server-writes.ts'
import type { DecisionParts } from './decision-parts.ts'
import { hasVoiceIn, haveAllVoted, openBallots, pollOf, recordIn } from './poll.ts'

/** Which decision is closed, and why. */
export interface Closing {
  readonly room: { readonly id: RoomId; readonly num: number }
  readonly id: string
  readonly why: DecisionOutcome['why']
  /** Who ends it; null where the server does. */
  readonly by: Caller | null
}

/**
 * Closes a decision, unless the reason no longer holds. Once it is closed, the outcome is durable and the blind votes are deleted.
 * @returns whether it is closed.
 * Refuses `no-such-decision`, `decision-closed`, `not-your-record`, `role-may-not`.
 */
export async function closeDecision({ directory, rows }: DecisionParts, closing: Closing): Promise<Outcome<boolean>> {
  const { id, by } = closing
  const { num } = closing.room
  const blind = await rows.ballots(num, id)
  const room = await directory.room(closing.room.id)
  if (!room.ok) return room
  // No await from here to the write: a vote is either counted, or refused because it finds the outcome.
  const { decision, isClosed } = pollOf(room.value, id)
  if (!decision || isClosed) {
    await rows.drop(num, id)
    return refused(refusal(decision ? 'decision-closed' : 'no-such-decision', { root: 'decisions', key: id }))
  }
  const whyNot = by ? whyNotEnd(decision, by, id) : undefined
  if (whyNot) return refused(whyNot)
  const why = reasonNow(room.value, decision, closing)
  if (!why) return granted(false)
  const writes = writesOf(room.value, { id, decision, why }, blind)
  const author = why === 'ended' ? (by?.memberId ?? null) : null
  const written = await room.value.write('cart', writes, { memberId: author, because: { decision: id } })
  if (!written.ok) return written
  await rows.drop(num, id)
  return granted(true)
}

/** The member who opened a decision may end it while they may vote, and so may the host. */
function whyNotEnd({ by: opener }: Decision, by: Caller, id: string): Refusal | undefined {
  if (!isVoice(by.role)) return refusal('role-may-not')
  const mayEnd = by.role === 'host' || by.memberId === opener
  return mayEnd ? undefined : refusal('not-your-record', { root: 'decisions', key: id })
}

/** Why it closes now; undefined where it does not, since a clock was set back or a vote was withdrawn meanwhile. */
function reasonNow(room: Room, { deadline }: Decision, { id, why }: Closing): DecisionOutcome['why'] | undefined {
  const isOver = deadline !== undefined && room.now() >= deadline
  switch (why) {
    case 'ended':
      return isOver ? 'deadline' : 'ended'
    case 'deadline':
      return isOver ? 'deadline' : undefined
    case 'all-voted':
      return haveAllVoted(room, id) ? 'all-voted' : undefined
    default:
      return why satisfies never
  }
}

function writesOf(
  room: Room,
  { id, decision, why }: { id: string; decision: Decision; why: DecisionOutcome['why'] },
  blind: ReadonlyMap<MemberId, LineId>,
): readonly ServerWrite[] {
  const ballots = decision.blind ? blind : openBallots(room, id, decision)
  const counted = tally(decision, ballots, (member) => hasVoiceIn(room, member))
  const outcome: DecisionOutcome = { ...counted, why, closedAt: room.now() }
  return [{ root: 'outcomes', key: id, value: outcome }, ...moves(room, decision, counted.chosen)]
}

/** The new lanes of the lines. They stay where nothing was chosen; bought lines always stay. */
function moves(room: Room, { candidates }: Decision, chosen: LineId | null): readonly ServerWrite[] {
  if (chosen === null) return []
  return candidates
    .map((line) => ({ root: 'lanes', key: line, value: line === chosen ? 'decided' : 'rejected' }))
    .filter(({ key, value }) => {
      const lane = recordIn(room, 'lanes', key)
      return lane !== 'bought' && lane !== value
    })
}
