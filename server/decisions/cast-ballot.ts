// Voting by command, open or blind as the decision says.
import type { LineId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { whyNotVote } from '#shared/decisions/voting.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { CommandRequest } from '#shared/wire/commands.ts'
import type { Caller } from '../identity/caller.ts'
import type { Room } from '../sync/room.ts'
import type { DecisionParts } from './decision-parts.ts'
import { hasVoiceIn, pollOf, recordIn } from './poll.ts'

/**
 * Takes a vote, or takes it back where the candidate is null.
 * Refuses `role-may-not` and what `whyNotVote` says.
 */
export async function castBallot(
  parts: DecisionParts,
  caller: Caller,
  { decision: id, candidate }: CommandRequest<'ballot.cast'>,
): Promise<Outcome<object>> {
  const room = await parts.directory.room(caller.room.id)
  if (!room.ok) return room
  const poll = pollOf(room.value, id)
  const code = whyNotVote(poll, caller.memberId, candidate ?? undefined)
  if (code) return refused(refusal(code, { root: 'decisions', key: id }))
  // A member who may no longer vote is not counted, so the vote must not be accepted.
  if (!isVoice(caller.role) || !hasVoiceIn(room.value, caller.memberId)) return refused(refusal('role-may-not'))
  if (poll.decision?.blind) return castBlind(parts, caller, { id, candidate, at: poll.now })
  return done(await writeOwn(room.value, 'ballots', `${id}/${caller.memberId}`, candidate ?? undefined))
}

/** The caller's own vote, open or blind. Refuses `no-such-decision`. */
export async function ownBallot(
  { directory, rows }: DecisionParts,
  { room: { id: roomId, num }, memberId }: Caller,
  { decision: id }: CommandRequest<'ballot.mine'>,
): Promise<Outcome<{ candidate: LineId | null }>> {
  const room = await directory.room(roomId)
  if (!room.ok) return room
  const decision = recordIn(room.value, 'decisions', id)
  if (!decision) return refused(refusal('no-such-decision', { root: 'decisions', key: id }))
  if (!decision.blind) return granted({ candidate: recordIn(room.value, 'ballots', `${id}/${memberId}`) ?? null })
  return granted({ candidate: (await rows.ballots(num, id)).get(memberId) ?? null })
}

/** Stores the vote first: a crash right after it leaves a vote that counts, and the turnout is written when the room is opened next. */
async function castBlind(
  { directory, rows }: DecisionParts,
  { room: { id: roomId, num }, memberId }: Caller,
  { id, candidate, at }: { id: string; candidate: LineId | null; at: number },
): Promise<Outcome<object>> {
  if (candidate === null) await rows.dropBallot(num, id, memberId)
  else await rows.saveBallot({ num, id, memberId, candidate, at })
  const room = await directory.room(roomId)
  if (!room.ok) return room
  const [key, turnout] = [`${id}/${memberId}`, candidate === null ? undefined : (true as const)]
  // Others must not see that a vote changed: nothing is written to the document.
  if (recordIn(room.value, 'turnouts', key) === turnout) return granted({})
  return done(await writeOwn(room.value, 'turnouts', key, turnout))
}

function writeOwn(room: Room, root: string, key: string, value: unknown): Promise<Outcome<void>> {
  return room.write('cart', [{ root, key, value }], { memberId: key.slice(key.indexOf('/') + 1) })
}

function done(written: Outcome<void>): Outcome<object> {
  return written.ok ? granted({}) : written
}
