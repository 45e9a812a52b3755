// Opens a decision.
import { defined } from '#shared/defined.ts'
import { newId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { isEditor } from '#shared/roles.ts'
import type { CommandRequest } from '#shared/wire/commands.ts'
import type { Caller } from '../identity/caller.ts'
import type { Room } from '../sync/room.ts'
import { mayGrow } from '../sync/space.ts'
import type { DecisionParts } from './decision-parts.ts'
import { hasVoiceIn, recordIn, undecidedIn } from './poll.ts'

/** The most open decisions of a room. */
const maxOpenDecisions = 50
/** The latest deadline. */
const maxDeadlineMs = 366 * 24 * 60 * 60_000
/** What a vote, or an outcome with its reasons, takes at most as a rule, bytes. */
const bytesOfRecord = 200

/**
 * Opens a decision.
 * Refuses `role-may-not`, `no-such-line` and `not-a-voter` with the one it is about, `deadline-past`, `invalid`, `bad-value`,
 * `too-many-decisions`, `document-full`.
 */
export async function openDecision(
  { directory, rows }: DecisionParts,
  caller: Caller,
  request: CommandRequest<'decision.open'>,
): Promise<Outcome<{ decision: string }>> {
  if (!isEditor(caller.role)) return refused(refusal('role-may-not'))
  const asked = await directory.room(caller.room.id)
  if (!asked.ok) return asked
  await asked.value.states.prepare({ room: asked.value, document: asked.value.document('cart') })
  const no = whyNotOpen(asked.value, request, caller)
  if (no) return refused(no)
  const id = newId()
  // The row comes first: a crash leaves at worst a row without a decision, which is deleted when it is read. In the other order it
  // would leave a decision that never closes.
  await rows.open(caller.room.num, id, request.deadline)
  const room = await directory.room(caller.room.id)
  const written = room.ok ? await write(room.value, id, request, caller) : room
  if (written.ok) return granted({ decision: id })
  await rows.drop(caller.room.num, id)
  return written
}

function write(
  room: Room,
  id: string,
  { deadline, voters, ...request }: CommandRequest<'decision.open'>,
  { memberId }: Caller,
): Promise<Outcome<void>> {
  const value = {
    ...request,
    voters: [...new Set(voters)],
    ...defined({ deadline }),
    by: memberId,
    at: room.now(),
  }
  return room.write('cart', [{ root: 'decisions', key: id, value }], { memberId })
}

function whyNotOpen(room: Room, request: CommandRequest<'decision.open'>, caller: Caller): Refusal | undefined {
  const { candidates, voters, deadline } = request
  const now = room.now()
  const notALine = candidates.find((candidate) => !isCandidate(room, candidate))
  if (notALine !== undefined) return refusal('no-such-line', { root: 'lines', key: notALine })
  const notAVoter = voters.find((voter) => !hasVoiceIn(room, voter))
  if (notAVoter !== undefined) return refusal('not-a-voter', { root: 'members', key: notAVoter })
  if (deadline !== undefined && deadline <= now) return refusal('deadline-past')
  if (deadline !== undefined && deadline > now + maxDeadlineMs)
    return refusal('invalid', { detail: 'The deadline is more than a year away' })
  if (undecidedIn(room).length >= maxOpenDecisions) return refusal('too-many-decisions')
  return hasSpaceFor(room, request, caller) ? undefined : refusal('document-full')
}

/** Bought lines are decided already. */
function isCandidate(room: Room, line: string): boolean {
  return recordIn(room, 'lines', line) !== undefined && recordIn(room, 'lanes', line) !== 'bought'
}

/** Whether the document still takes the decision with every vote and its outcome, as something that its member brings. */
function hasSpaceFor(room: Room, request: CommandRequest<'decision.open'>, { memberId, role }: Caller): boolean {
  const newKeys = 2 + request.voters.length + request.candidates.length
  const bytes = JSON.stringify(request).length + newKeys * bytesOfRecord
  return mayGrow({ room, document: room.document('cart'), actor: { id: memberId, role } }, { bytes, newKeys })
}
