// The job of the worker process that scrubs one document's history.
import { deserialize, serialize } from 'node:v8'
import type * as Y from 'yjs'
import { unpack, unpackUpdates } from '#server/storage/pack-updates.ts'
import type { PastUpdate } from '#server/storage/pack-updates.ts'
import type { ReplayedDocument } from './pages.ts'
import { Scrubber } from './scrub.ts'

/** A segment as it is stored. */
export interface StoredSegment {
  readonly last: number
  readonly updates: Uint8Array | null
  readonly state: Uint8Array | null
  readonly packed: number
}

/** A job: a document's history without words that were taken back by a moment. */
export interface Scrubbing {
  readonly show: 'scrubbed'
  /** The document up to the moment. */
  readonly document: ReplayedDocument
  readonly segments: readonly StoredSegment[]
  /** The snapshot's state; it may hold what was deleted where it was merged from updates. */
  readonly snapshot: Uint8Array | undefined
}

/** What changes; nothing is packed. */
export interface Scrubbed {
  readonly segments: readonly {
    readonly last: number
    readonly updates?: readonly PastUpdate[]
    readonly state?: Uint8Array
  }[]
  readonly snapshot?: Uint8Array
}

/** Runs the job. @param doc the document at the moment. @returns for `readScrubbed`. */
export function scrubHistory({ document, segments, snapshot }: Scrubbing, doc: Y.Doc): Uint8Array {
  const scrubber = new Scrubber(document.name, doc)
  const scrubbed: Scrubbed['segments'][number][] = []
  for (const { last, updates, state, packed } of segments) {
    const newUpdates = updates && scrubUpdates(scrubber, unpackUpdates(updates))
    const newState = state && scrubber.scrub(packed === 1 ? unpack(state) : state)
    if (newUpdates || newState)
      scrubbed.push({ last, ...(newUpdates && { updates: newUpdates }), ...(newState && { state: newState }) })
  }
  const newSnapshot = snapshot && scrubber.scrub(snapshot)
  return serialize({ segments: scrubbed, ...(newSnapshot && { snapshot: newSnapshot }) } satisfies Scrubbed)
}

/** The answer of the job. */
export function readScrubbed(bytes: Uint8Array): Scrubbed {
  return deserialize(bytes) as Scrubbed
}

function scrubUpdates(scrubber: Scrubber, updates: readonly PastUpdate[]): readonly PastUpdate[] | undefined {
  let isChanged = false
  const scrubbed = updates.map((update) => {
    const data = scrubber.scrub(update.data)
    if (data) isChanged = true
    return data ? { ...update, data } : update
  })
  return isChanged ? scrubbed : undefined
}
