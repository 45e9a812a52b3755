// Updates that no Yjs client would make: repeated operations with other content, items that claim a wrong parent, runs cut in the
// middle, deletion marks, collected and skipped ranges, clients that build on each other in circles. An accepted one must do exactly
// what inspection predicts, throw nothing, and leave nothing waiting in memory.
import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { RecordsDocument } from '#server/sync/records-document.ts'
import { tryUpdate } from './inspection-agreement.ts'

const clients = 3
const roots = ['lanes', 'notes', 'wants']

/** The distance from a client's last operation: seldom beyond it. */
const back = fc.oneof({ weight: 12, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.constant(-1) })
/** An operation of the document, or seldom of the update itself, where most would wait for each other. */
const idNear = fc.record({ client: fc.nat(clients - 1), back, isOfUpdate: fc.nat(9).map((one) => one === 0) })
const place = fc.record({ root: fc.nat(roots.length - 1), key: fc.nat(2) })
const struct = fc.record({
  is: fc.oneof(
    { weight: 20, arbitrary: fc.constant('value' as const) },
    { weight: 6, arbitrary: fc.constant('deleted' as const) },
    { weight: 2, arbitrary: fc.constant('collected' as const) },
    { weight: 1, arbitrary: fc.constant('skipped' as const) },
  ),
  /** The parent it claims; absent where it takes the parent of its origin. */
  place: fc.option(place, { freq: 1 }),
  origin: idNear,
  values: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
})
type Struct = typeof struct extends fc.Arbitrary<infer One> ? One : never

const block = fc.record({
  client: fc.nat(clients - 1),
  back: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: -1, max: 4 }) }),
  structs: fc.array(struct, { minLength: 1, maxLength: 2 }),
})
const range = fc.record({ client: fc.nat(clients - 1), back, length: fc.integer({ min: 1, max: 3 }) })
const update = fc.record({
  blocks: fc.uniqueArray(block, { selector: ({ client }) => client, maxLength: clients }),
  deletes: fc.uniqueArray(range, { selector: ({ client }) => client, maxLength: clients }),
})
type Update = typeof update extends fc.Arbitrary<infer One> ? One : never

/** Encodes an update, with its numbers taken from the document and from the update itself. */
function write(document: RecordsDocument, { blocks, deletes }: Update): Uint8Array {
  const clockOf = (client: number) => document.clockOf(client + 1)
  const endOf = (client: number) => {
    const own = blocks.find((one) => one.client === client)
    return own ? startOf(own) + own.structs.reduce((sum, one) => sum + one.values.length, 0) : clockOf(client)
  }
  const startOf = ({ client, back }: Update['blocks'][number]) => Math.max(0, clockOf(client) - back)
  return encoding.encode((encoder) => {
    const numbers = (...all: number[]) => all.forEach((number) => encoding.writeVarUint(encoder, number))
    numbers(blocks.length)
    for (const block of blocks) {
      numbers(block.structs.length, block.client + 1, startOf(block))
      for (const one of block.structs) {
        const { client, back, isOfUpdate } = one.origin
        const last = (isOfUpdate ? endOf(client) : clockOf(client)) - 1
        writeStruct(encoder, one, () => numbers(client + 1, Math.max(0, last - back)))
      }
    }
    numbers(deletes.length)
    for (const { client, back, length } of deletes) {
      const clock = Math.max(0, endOf(client) - 1 - back)
      numbers(client + 1, 1, clock, back < 0 ? length : Math.min(length, back + 1))
    }
  })
}

function writeStruct(encoder: encoding.Encoder, one: Struct, writeOrigin: () => void): void {
  if (one.is === 'collected' || one.is === 'skipped') {
    encoding.writeUint8(encoder, one.is === 'collected' ? 0 : 10)
    return encoding.writeVarUint(encoder, one.values.length)
  }
  const isValue = one.is === 'value'
  encoding.writeUint8(encoder, (one.place ? 0x20 : 0x80) | (isValue ? 8 : 1))
  if (one.place) {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, roots[one.place.root] ?? '')
    encoding.writeVarString(encoder, `k${one.place.key}`)
  } else writeOrigin()
  encoding.writeVarUint(encoder, one.values.length)
  if (isValue) for (const value of one.values) encoding.writeAny(encoder, value)
}

/** Tries a number of sequences. @throws with the seed of the first that fails. @returns how many updates were accepted and refused. */
export function checkLyingUpdates(runs: number): { taken: number; refused: number } {
  const counts = { taken: 0, refused: 0 }
  fc.assert(
    fc.property(fc.array(update, { minLength: 5, maxLength: 25, size: 'max' }), (updates) => {
      const server = new RecordsDocument('cart')
      for (const one of updates) counts[tryUpdate(server, write(server, one)) ? 'refused' : 'taken'] += 1
    }),
    { numRuns: runs },
  )
  return counts
}
