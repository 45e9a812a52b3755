// A room's decisions as they stand at this moment. All of it reads the live records, without waiting: what was admitted before
// is counted, and what comes after finds the outcome that was written in the same turn.
import { isOpen } from '#shared/decisions/voting.ts'
import type { Poll } from '#shared/decisions/voting.ts'
import type { Decision } from '#shared/decisions/decision.ts'
import type { LineId, MemberId } from '#shared/ids.ts'
import type { RootOf, ValueOf } from '#shared/records/table.ts'
import { isVoice } from '#shared/roles.ts'
import { valueOf } from '../sync/records-document.ts'
import type { Room } from '../sync/room.ts'

/** A decision of the room, now. */
export function pollOf(room: Room, id: string): Poll {
  return {
    decision: recordIn(room, 'decisions', id),
    isClosed: recordIn(room, 'outcomes', id) !== undefined,
    now: room.now(),
  }
}

/** The decisions of a room without an outcome. */
export function undecidedIn(room: Room): readonly (readonly [string, Decision])[] {
  return [...room.records('decisions')].filter(([id]) => recordIn(room, 'outcomes', id) === undefined)
}

/** Whether somebody is a member who may vote at all: not removed, and with a voice. */
export function hasVoiceIn(room: Room, member: MemberId): boolean {
  const record = recordIn(room, 'members', member)
  return record !== undefined && record.removed === undefined && isVoice(record.role)
}

/** The votes that stand in the document. */
export function openBallots(room: Room, id: string, { voters }: Decision): ReadonlyMap<MemberId, LineId> {
  const ballots = new Map<MemberId, LineId>()
  for (const voter of voters) {
    const choice = recordIn(room, 'ballots', `${id}/${voter}`)
    if (choice !== undefined) ballots.set(voter, choice)
  }
  return ballots
}

/** Whether everybody who still may vote has done so. With nobody left to vote it waits: they may be given their voice back. */
export function haveAllVoted(room: Room, id: string): boolean {
  const poll = pollOf(room, id)
  const { decision } = poll
  if (!decision || !isOpen(poll)) return false
  const root = decision.blind ? 'turnouts' : 'ballots'
  const eligible = decision.voters.filter((voter) => hasVoiceIn(room, voter))
  return eligible.length > 0 && eligible.every((voter) => recordIn(room, root, `${id}/${voter}`) !== undefined)
}

/** One record of the cart, found without going through its root. */
export function recordIn<Root extends RootOf<'cart'>>(
  room: Room,
  root: Root,
  key: string,
): ValueOf<'cart', Root> | undefined {
  // What is in the document was admitted by the very kind that gives the type.
  return valueOf(room.document('cart').records.newest(root, key)) as ValueOf<'cart', Root> | undefined
}
