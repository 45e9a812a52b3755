import { setImmediate as nextTurn } from 'node:timers/promises'

/** A turn of the event loop in which nobody else had work is shorter, milliseconds. */
const emptyTurnMs = 0.2
/** Work that always has others before it must come to its end too. */
const maxTurns = 8

/**
 * Lets others finish what they are at, between two parts of long work. An edit takes several turns of the event loop from its frame to the
 * members who see it; with only one of them between two parts it waits for several parts.
 */
export async function othersFirst(): Promise<void> {
  for (let turn = 0; turn < maxTurns; turn += 1) {
    const began = performance.now()
    await nextTurn()
    if (performance.now() - began < emptyTurnMs) return
  }
}
