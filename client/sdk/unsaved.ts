// Which edits of a local copy the server does not have. Yjs knows operations; people think in records, so the result is in records.
import * as Y from 'yjs'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import { isSame } from './keep-same.ts'

/** An edit that the server does not have. */
export interface UnsavedEdit extends RecordEdit {
  /** Somebody else wrote the record too, unknown to the author of this edit. */
  readonly overtaken?: true
}

/** The Yjs clients of this device, with the clock up to which the server is known to have each. */
export type OwnClients = ReadonlyMap<number, number>

/**
 * The edits of `mine` that `stale` holds and `fresh`, a copy just taken from the server, does not.
 * An edit that somebody else has overwritten since is not lost and not listed.
 * @returns in the order they were made, as far as it is known; `before` is the value on the server.
 */
export function unsavedEdits(stale: Y.Doc, fresh: Y.Doc, mine: OwnClients): UnsavedEdit[] {
  const found: { edit: UnsavedEdit; id: Y.ID }[] = []
  for (const [root, key, item] of newestItems(stale)) {
    const theirs = fresh.share.get(root)?._map.get(key)
    const before = valueOf(theirs)
    if (item.deleted) {
      const stillThere = theirs !== undefined && !theirs.deleted && Y.compareIDs(theirs.lastId, item.lastId)
      if (stillThere) found.push({ edit: { root, key, before, after: undefined }, id: item.id })
    } else if (mine.has(item.id.client) && !has(fresh, item) && !isSame(before, valueOf(item))) {
      const overtaken = isOvertaken(item, theirs, stale) && ({ overtaken: true } as const)
      found.push({ edit: { root, key, before, after: valueOf(item), ...overtaken }, id: item.id })
    }
  }
  return inOrder(found, mine)
}

/** Whether the item was written without knowing the server's record: it is not among the items that this one replaced. */
function isOvertaken(item: Y.Item, theirs: Y.Item | undefined, stale: Y.Doc): boolean {
  if (theirs === undefined || theirs.deleted) return false
  const { client, clock } = theirs.lastId
  for (let { origin } = item; origin;) {
    const under = Y.getItem(stale.store, origin) as Y.Item | Y.GC
    // Yjs merges adjacent overwritten items; everything in such an item up to the origin was replaced by this one.
    if (origin.client === client && under.id.clock <= clock && clock <= origin.clock) return false
    origin = 'origin' in under ? under.origin : null
  }
  return true
}

/** The records of this device that the server is not known to have, without comparing with a fresh copy. */
export function editsSince(doc: Y.Doc, mine: OwnClients): RecordEdit[] {
  const found: { edit: RecordEdit; id: Y.ID }[] = []
  for (const [root, key, item] of newestItems(doc)) {
    const known = mine.get(item.id.client)
    if (known === undefined || item.deleted || item.lastId.clock < known) continue
    found.push({ edit: { root, key, before: undefined, after: valueOf(item) }, id: item.id })
  }
  return inOrder(found, mine)
}

/** The newest item under each key of each root; it is the record, or its deletion. */
function* newestItems(doc: Y.Doc): Generator<[root: string, key: string, item: Y.Item]> {
  for (const [root, type] of doc.share) {
    for (const [key, item] of type._map) yield [root, key, item]
  }
}

/** Whether a document has this item. The clock alone does not prove it: somebody else may have used the same client id. */
function has(doc: Y.Doc, item: Y.Item): boolean {
  const { client, clock } = item.lastId
  if (clock >= Y.getState(doc.store, client)) return false
  const theirs = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
  if (!('parentSub' in theirs)) return true
  return theirs.parentSub === item.parentSub && (theirs.deleted || isSame(valueOf(theirs), valueOf(item)))
}

function valueOf(item: Y.Item | undefined): unknown {
  return item === undefined || item.deleted ? undefined : item.content.getContent().at(-1)
}

/** Earlier sessions first, in the order they were opened; within a session by clock. */
function inOrder<Edit>(found: { edit: Edit; id: Y.ID }[], mine: OwnClients): Edit[] {
  const session = new Map([...mine.keys()].map((client, index) => [client, index]))
  const place = (client: number) => session.get(client) ?? session.size
  found.sort((a, b) => place(a.id.client) - place(b.id.client) || a.id.clock - b.id.clock)
  return found.map(({ edit }) => edit)
}
