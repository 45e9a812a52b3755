// Which products an event concerns. They are looked up when it happens, for the thing that it is about may be gone later.
import { aboutAnchor } from '../annotations/pin.ts'
import { readSubject } from '../annotations/subject.ts'
import { productIdOf } from '../ids.ts'
import type { ProductId } from '../ids.ts'
import type { DocumentName, RootOf, ValueOf } from '../records/table.ts'
import type { About } from '../events/event-kind.ts'

/** The most products of one event; a decision between more is found under the first ones. */
const maxProducts = 24

/** Reads the records that lead to products, in their present state. */
export interface RecordReader {
  read<Name extends DocumentName, Root extends RootOf<Name>>(
    document: Name,
    root: Root,
    key: string,
  ): ValueOf<Name, Root> | undefined
  /** The thread that a message is in. */
  threadOf(message: string): string | undefined
}

/** The products, each once. */
export function concernedProducts(about: readonly About[], records: RecordReader): readonly ProductId[] {
  const found = about.length === 1 ? follow(about[0] ?? '', records) : about.flatMap((one) => follow(one, records))
  return found.length > 1 ? [...new Set(found)].slice(0, maxProducts) : found
}

/** The recursion ends: a thread leads to a thing, a thing to products, and neither leads back. */
function follow(about: string, records: RecordReader): readonly ProductId[] {
  const { topic, id } = readSubject(about)
  switch (topic as About extends `${infer Word}:${string}` ? Word | 'room' : never) {
    case 'product':
      return [id]
    case 'variant':
    case 'line':
      return [productIdOf(id)]
    case 'pin': {
      const pin = records.read('annotations', 'pins', id)
      return pin ? follow(aboutAnchor(pin.anchor), records) : []
    }
    case 'thread':
      return follow(records.read('annotations', 'threads', id)?.subject ?? 'room', records)
    case 'message': {
      const thread = records.threadOf(id)
      return thread === undefined ? [] : follow(`thread:${thread}`, records)
    }
    case 'decision':
      return (records.read('cart', 'decisions', id)?.candidates ?? []).map(productIdOf)
    case 'comparison':
      return records.read('annotations', 'comparisons', id)?.productIds ?? []
    default:
      return []
  }
}
