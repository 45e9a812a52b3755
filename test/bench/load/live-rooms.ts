// What a few live rooms notice of dear work beside them. Turns without it and beside it alternate: what else the machine does then
// shows in both, and neither has the younger process to itself.
import { delaysOf } from '../scenarios/latency.ts'
import { Connection } from './connection.ts'
import { quantile } from './statistics.ts'
import type { Target } from '../targets/target.ts'
import type { ServerProcess } from '#test/support/server-process.ts'

export const liveRooms = 10
const membersEach = 3
const warmUpMs = 2_000
/** How often each kind of turn comes. */
export const turns = 4

/** How long edits took to be seen by others, p99 of all turns of a kind, milliseconds. */
export interface Noticed {
  readonly quiet: number
  readonly beside: number
  readonly ratio: number
  /** Beside the work. */
  readonly p50: number
  readonly worst: number
}

/** Opens the rooms, with everybody connected. */
export async function openLiveRooms(target: Target, server: ServerProcess): Promise<readonly Connection[]> {
  const connections: Connection[] = []
  for (let room = 0; room < liveRooms; room += 1) {
    const places = await target.openRoom(server, membersEach)
    connections.push(...(await Promise.all(places.map((place) => Connection.open(place)))))
  }
  await delaysOf(connections, warmUpMs)
  return connections
}

/** @param begin begins the work of a turn. @returns what ends it, resolved once nothing of it is under way. */
export async function noticedBeside(
  connections: readonly Connection[],
  turnMs: number,
  begin: (turn: number) => Promise<() => Promise<void>>,
): Promise<Noticed> {
  const [quiet, beside]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < turns; turn += 1) {
    quiet.push(...(await delaysOf(connections, turnMs)).delays)
    const end = await begin(turn)
    beside.push(...(await delaysOf(connections, turnMs)).delays)
    await end()
  }
  const [usual, then] = [quantile(quiet, 0.99), quantile(beside, 0.99)]
  return { quiet: usual, beside: then, ratio: then / usual, p50: quantile(beside, 0.5), worst: Math.max(...beside) }
}
