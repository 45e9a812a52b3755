// Rebuilds documents of the past from states and updates. It runs in a worker process, for a large document would block all others.
import * as Y from 'yjs'
import { unpack, unpackUpdates } from '#server/storage/pack-updates.ts'
import type { Pages, ReplayedDocument } from './pages.ts'

/** A document as it was. */
export function replayed({ pages }: ReplayedDocument): Y.Doc {
  const doc = new Y.Doc()
  replay(doc, pages)
  return doc
}

/** Brings a document up to a moment. */
export function replay(doc: Y.Doc, { base, segments, logged, after, upto }: Pages): void {
  // In one transaction: a clean-up after each update would double the time.
  doc.transact(() => {
    if (base) Y.applyUpdate(doc, base.packed ? unpack(base.state) : base.state)
    for (const segment of segments) {
      for (const { id, data } of unpackUpdates(segment)) if (id > after && id <= upto) Y.applyUpdate(doc, data)
    }
    for (const update of logged) Y.applyUpdate(doc, update)
  })
}
