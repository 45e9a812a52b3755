// The decisions of a room at this moment. Everything here reads the live records synchronously: votes admitted before are counted,
// and votes after find the outcome that was written in the same turn.
import { isOpen } from '#shared/decisions/voting.ts'
import type { Poll } from '#shared/decisions/voting.ts'
import type { Decision } from '#shared/decisions/decision.ts'
import type { LineId, MemberId } from '#shared/ids.ts'
import type { RecordsOf, RootOf, ValueOf } from '#shared/records/table.ts'
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

/** Decisions by id. */
export type Undecided = readonly (readonly [string, Decision])[]

/** The decisions of a room without an outcome. */
export function undecidedIn(cart: RecordsOf<'cart'>): Undecided {
  const outcomes = cart.records('outcomes')
  return [...cart.records('decisions')].filter(([id]) => !outcomes.has(id))
}

/** Whether an id is of a member who may vote: not removed, and with a role that votes. */
export function hasVoiceIn(room: Room, member: MemberId): boolean {
  const record = recordIn(room, 'members', member)
  return record !== undefined && record.removed === undefined && isVoice(record.role)
}

/** The open votes, as the document has them. */
export function openBallots(room: Room, id: string, { voters }: Decision): ReadonlyMap<MemberId, LineId> {
  const ballots = new Map<MemberId, LineId>()
  for (const voter of voters) {
    const choice = recordIn(room, 'ballots', `${id}/${voter}`)
    if (choice !== undefined) ballots.set(voter, choice)
  }
  return ballots
}

/** Whether all members who may vote have done so. Where none may, it stays open: their roles may be given back. */
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
  // Records in the document were authorized by the kind that gives the type.
  return valueOf(room.document('cart').records.newest(root, key)) as ValueOf<'cart', Root> | undefined
}
