// Writes into one room as fast as the server takes it, until the room has grown to a size.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Connection } from './connection.ts'

/** How much is under way at once, over all connections: enough that no answer is waited for, little enough to be a queue. */
const window = 256

const words = 'size M, for my sister'

interface PumpOptions {
  readonly edits: number
  /** Given up after this; what was reached until then is the answer. */
  readonly limitMs: number
  /** How many of the edits the server is done with by now. */
  readonly done: () => number
  /** How many records are written, over and over; as many as there are edits where nothing is said. */
  readonly records?: number
}

/** @returns how many edits the server was done with, and after which time. */
export async function pump(
  connections: readonly Connection[],
  { edits, limitMs, done, records = edits }: PumpOptions,
): Promise<{ edits: number; ms: number }> {
  const began = performance.now()
  let sent = 0
  while (done() < edits && performance.now() - began < limitMs) {
    for (; sent < edits && sent - done() < window; sent += 1) {
      const round = Math.floor(sent / records)
      connections[sent % connections.length]?.edit(
        `bench:${sent % records}`,
        round === 0 ? words : `${words}, ${round}`,
      )
    }
    // Answers are read between turns.
    await nextTurn()
  }
  return { edits: done(), ms: performance.now() - began }
}

/** What the server has answered to all connections. */
export function answeredTo(connections: readonly Connection[]): number {
  return connections.reduce((sum, connection) => sum + connection.answered, 0)
}
