// Takes words that were taken back out of updates and states of the past. What happened stays: every operation keeps its place, its
// author and its record, and only the words in it go. Runs in the worker process of the replays.
import { isDeepStrictEqual } from 'node:util'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { withoutWords } from '#shared/past/honour.ts'
import { kindsOf } from '#shared/records/table.ts'
import type { AnyRecordKind, DocumentName } from '#shared/records/table.ts'

type Decoded = ReturnType<typeof Y.decodeUpdate>

/** Scrubs updates by a document that says which of its operations are deleted. */
export class Scrubber {
  readonly #doc: Y.Doc
  readonly #kinds = new Map<unknown, AnyRecordKind>()

  /** @param doc the document at a moment; only what it has deleted is scrubbed. */
  constructor(name: DocumentName, doc: Y.Doc) {
    this.#doc = doc
    for (const kind of kindsOf(name)) this.#kinds.set(doc.getMap(kind.root), kind)
  }

  /** The update without words that are gone; undefined where it has none. */
  scrub(update: Uint8Array): Uint8Array | undefined {
    const decoded = Y.decodeUpdate(update)
    let isChanged = false
    for (const struct of decoded.structs) if (this.#scrubItem(struct)) isChanged = true
    return isChanged ? encode(decoded) : undefined
  }

  #scrubItem(struct: Decoded['structs'][number]): boolean {
    if (!(struct instanceof Y.Item) || !hasValues(struct.content)) return false
    const { client, clock } = struct.id
    const before = struct.content.arr
    const after = before.map((value, index) => this.#scrubbed(client, clock + index, value))
    if (isDeepStrictEqual(before, after)) return false
    struct.content.arr = after
    return true
  }

  #scrubbed(client: number, clock: number, value: unknown): unknown {
    const { store } = this.#doc
    // Later than the moment.
    if (clock >= Y.getState(store, client)) return value
    const item: Y.Item | Y.GC = Y.getItem(store, Y.createID(client, clock))
    if (!item.deleted) return value
    if (!(item instanceof Y.Item)) return null
    const kind = this.#kinds.get(item.parent)
    return kind ? withoutWords(kind, item.parentSub ?? '', value) : null
  }
}

function hasValues(content: object): content is { arr: unknown[] } {
  return 'arr' in content && Array.isArray(content.arr)
}

/** The inverse of `Y.decodeUpdate`, which Yjs does not export. Format: https://github.com/yjs/yjs/blob/v13.6.33/src/utils/encoding.js */
function encode({ structs, ds }: Decoded): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const { restEncoder } = encoder
  const byClient = Map.groupBy(structs, ({ id }) => id.client)
  encoding.writeVarUint(restEncoder, byClient.size)
  for (const [client, ofClient] of byClient) {
    encoding.writeVarUint(restEncoder, ofClient.length)
    encoder.writeClient(client)
    encoding.writeVarUint(restEncoder, ofClient[0]?.id.clock ?? 0)
    for (const struct of ofClient) struct.write(encoder, 0)
  }
  encoding.writeVarUint(restEncoder, ds.clients.size)
  for (const [client, ranges] of ds.clients) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(restEncoder, client)
    encoding.writeVarUint(restEncoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
