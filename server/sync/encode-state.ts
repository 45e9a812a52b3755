// Encodes the whole state of a document for the disk: a small one at once, a large one in the replica.
import { largeBytes } from './live-document.ts'
import type { Replica } from './replica.ts'
import { encodedAsOne, encodedState } from './state-tasks.ts'

/**
 * Encodes updates as one, without what was deleted since.
 * @param room whose turn it takes.
 * @throws ReplicaBusy; a fault of the replica's thread.
 */
export async function encodeState(
  replica: Pick<Replica, 'run'>,
  room: number,
  updates: readonly Uint8Array[],
): Promise<Uint8Array> {
  const bytes = updates.reduce((sum, { length }) => sum + length, 0)
  if (bytes <= largeBytes) return encodedAsOne(updates)
  const [state] = await replica.run(encodedState, { room, documents: [], input: { updates } })
  if (!state) throw new Error('The replica has encoded nothing')
  return state
}
