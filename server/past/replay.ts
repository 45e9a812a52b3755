// Rebuilds documents of the past from states and updates. It runs in a worker thread, for a large document would block all others.
import * as Y from 'yjs'
import type { MemberId } from '#shared/ids.ts'
import { kindsOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { unpack, unpackUpdates } from '#server/storage/pack-updates.ts'
import type { Pages } from './pages.ts'

/** A document to replay. */
export interface ReplayedDocument {
  readonly num: number
  readonly name: DocumentName
  readonly pages: Pages
}

/** A job: the records of a room at a moment. */
export interface Showing {
  readonly show: 'records'
  readonly moment: { readonly seq: number; readonly at: number }
  readonly documents: readonly ReplayedDocument[]
  /** The reader, and the keys of the messages that exist now: messages that others took back since are not shown. */
  readonly me: MemberId
  readonly messages: readonly string[]
  /** Documents that no later job continues. */
  readonly forget: readonly number[]
}

/** A job: the state of one document. */
export interface Stating {
  readonly show: 'state'
  readonly document: ReplayedDocument
}

/** A job of the worker thread. */
export type ReplayJob = Showing | Stating

/** Runs jobs; keeps replayed documents, so that the next moment costs only the updates in between. */
export class Replay {
  readonly #docs = new Map<number, Y.Doc>()

  /** @returns for records the body of a response as JSON, for a state its bytes. */
  run(job: ReplayJob): Uint8Array {
    if (job.show === 'state') return stateOf(job.document)
    for (const num of job.forget) this.#docs.delete(num)
    const records = Object.fromEntries(job.documents.map((document) => [document.name, this.#recordsOf(document)]))
    withhold(records['annotations']?.['messages'] ?? {}, job)
    return new TextEncoder().encode(JSON.stringify({ ...job.moment, records }))
  }

  #recordsOf({ num, name, pages }: ReplayedDocument): Record<string, Record<string, unknown>> {
    const continues = pages.base === undefined && pages.after > 0
    const doc = continues ? this.#docs.get(num) : new Y.Doc()
    if (!doc) throw new Error('A replay cannot continue a document that it does not have')
    this.#docs.set(num, doc)
    replay(doc, pages)
    return Object.fromEntries(kindsOf(name).map(({ root }) => [root, Object.fromEntries(doc.getMap(root).entries())]))
  }
}

/** A message that was taken back is gone from the room, and so from the past that others see; its author still sees it. */
function withhold(messages: Record<string, unknown>, { me, messages: present }: Showing): void {
  const there = new Set(present)
  for (const [key, message] of Object.entries(messages)) {
    if (!there.has(key) && (message as { by?: unknown }).by !== me) delete messages[key]
  }
}

function stateOf({ pages }: ReplayedDocument): Uint8Array {
  const doc = new Y.Doc()
  replay(doc, pages)
  return Y.encodeStateAsUpdate(doc)
}

function replay(doc: Y.Doc, { base, segments, logged, after, upto }: Pages): void {
  // In one transaction: a clean-up after each update would double the time.
  doc.transact(() => {
    if (base) Y.applyUpdate(doc, base.packed ? unpack(base.state) : base.state)
    for (const segment of segments) {
      for (const { id, data } of unpackUpdates(segment)) if (id > after && id <= upto) Y.applyUpdate(doc, data)
    }
    for (const update of logged) Y.applyUpdate(doc, update)
  })
}
