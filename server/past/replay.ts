// Documents as they were: states and updates put together again. Runs in a thread of its own, for a large document takes long
// enough to be felt by everybody else.
import * as Y from 'yjs'
import type { MemberId } from '#shared/ids.ts'
import { kindsOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { unpack, unpackUpdates } from '#server/storage/pack-updates.ts'
import type { Pages } from './pages.ts'

/** A document to be replayed. */
export interface ReplayedDocument {
  readonly num: number
  readonly name: DocumentName
  readonly pages: Pages
}

/** What is to be shown of a moment. */
export interface Showing {
  readonly show: 'records'
  readonly moment: { readonly seq: number; readonly at: number }
  readonly documents: readonly ReplayedDocument[]
  /** Who looks, and the keys of the messages that are there now: what others have taken back since is not shown. */
  readonly me: MemberId
  readonly messages: readonly string[]
  /** Documents that nobody will take further. */
  readonly forget: readonly number[]
}

/** The state of a document alone. */
export interface Stating {
  readonly show: 'state'
  readonly document: ReplayedDocument
}

/** Something to be done. */
export type ReplayJob = Showing | Stating

/** Does one job after the other; keeps what it replayed, so that playing on costs only what came between. */
export class Replay {
  readonly #docs = new Map<number, Y.Doc>()

  /** @returns for records the body of an answer as JSON, for a state its bytes. */
  run(job: ReplayJob): Uint8Array {
    if (job.show === 'state') return stateOf(job.document)
    for (const num of job.forget) this.#docs.delete(num)
    const records = Object.fromEntries(job.documents.map((document) => [document.name, this.#recordsOf(document)]))
    withhold(records['annotations']?.['messages'] ?? {}, job)
    return new TextEncoder().encode(JSON.stringify({ ...job.moment, records }))
  }

  #recordsOf({ num, name, pages }: ReplayedDocument): Record<string, Record<string, unknown>> {
    const goesOn = pages.base === undefined && pages.after > 0
    const doc = goesOn ? this.#docs.get(num) : new Y.Doc()
    if (!doc) throw new Error('A document is to be taken further that was never replayed')
    this.#docs.set(num, doc)
    replay(doc, pages)
    return Object.fromEntries(kindsOf(name).map(({ root }) => [root, Object.fromEntries(doc.getMap(root).entries())]))
  }
}

/** Whoever takes a message back takes its words out of the room, and so out of what others see of the room's past. */
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

function replay(doc: Y.Doc, { base, chapters, logged, after, upto }: Pages): void {
  // In one transaction: to clean up after each update would take twice as long.
  doc.transact(() => {
    if (base) Y.applyUpdate(doc, base.packed ? unpack(base.state) : base.state)
    for (const segment of chapters) {
      for (const { id, data } of unpackUpdates(segment)) if (id > after && id <= upto) Y.applyUpdate(doc, data)
    }
    for (const update of logged) Y.applyUpdate(doc, update)
  })
}
