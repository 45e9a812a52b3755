// Repairs what a crash left between two steps, when a room is read into memory and before anybody connects. The documents say which
// decisions are open; the rows say who has voted blind.
import type { MemberId } from '#shared/ids.ts'
import type { Room } from '../sync/room.ts'
import type { ServerWrite } from '../sync/server-writes.ts'
import type { DecisionRows } from './decision-rows.ts'
import { recordIn } from './poll.ts'
import type { Undecided } from './poll.ts'

/**
 * Makes rows and records of a room's decisions agree.
 * @param undecided the decisions of the room without an outcome.
 * @param isOpening a decision of the room is just being opened: its row is written before its record.
 * @returns whether a row was missing.
 * @throws where they could not be written; the room must not be opened then.
 */
export async function mendDecisions(
  rows: DecisionRows,
  room: Room,
  { undecided, isOpening }: { undecided: Undecided; isOpening: boolean },
): Promise<boolean> {
  const known = await rows.openIn(room.num)
  const open = new Set(undecided.map(([id]) => id))
  for (const id of known) if (!open.has(id) && !isOpening) await rows.drop(room.num, id)
  const missing = undecided.filter(([id]) => !known.includes(id))
  for (const [id, { deadline }] of missing) await rows.open(room.num, id, deadline)
  for (const [id, { blind, voters }] of undecided) {
    if (!blind) continue
    const ballots = await rows.ballots(room.num, id)
    await writeTurnouts(room, id, voters, ballots)
  }
  return missing.length > 0
}

async function writeTurnouts(
  room: Room,
  id: string,
  voters: readonly MemberId[],
  ballots: ReadonlyMap<MemberId, unknown>,
): Promise<void> {
  for (const voter of voters) {
    const [key, turnout] = [`${id}/${voter}`, ballots.has(voter) ? (true as const) : undefined]
    if (recordIn(room, 'turnouts', key) === turnout) continue
    const writes: readonly ServerWrite[] = [{ root: 'turnouts', key, value: turnout }]
    const written = await room.write('cart', writes, { memberId: voter })
    if (!written.ok) throw new Error(`Who voted in ${id} could not be written: ${written.refusal.code}`)
  }
}
