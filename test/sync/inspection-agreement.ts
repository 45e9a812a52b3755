import fc from 'fast-check'
import { deepStrictEqual } from 'node:assert'
import * as Y from 'yjs'
import { kindsOf } from '#shared/records/table.ts'
import type { RoomDocumentName } from '#shared/records/table.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import { inspect } from '#server/sync/inspect.ts'
import { RecordsDocument } from '#server/sync/records-document.ts'

// Random histories: members write and delete records, and receive each other's updates late, in any order and in batches. For every
// update that the server is sent, inspection must predict exactly what applying it does.

/** The roots that are written to. Inspection ignores kinds, so values need not fit them. */
const rootsOf = {
  cart: ['lanes', 'notes', 'wants', 'ballots'],
  annotations: ['threads', 'messages', 'reactions', 'pins', 'strokes'],
} as const satisfies Record<RoomDocumentName, readonly string[]>

/** Yjs rejects objects without a prototype. */
const plain = { noNullPrototype: true } as const
const share = fc.double({ min: 0, max: 1, noNaN: true })
const value = fc.oneof(
  fc.nat(99),
  fc.constant(true),
  fc.record(
    {
      by: fc.constantFrom('ana', 'ben'),
      at: fc.integer({ min: 0, max: 2 ** 50 }),
      text: fc.string({ unit: 'grapheme' }),
    },
    plain,
  ),
  fc.record(
    { points: fc.array(fc.tuple(share, share), { maxLength: 4 }), at: fc.record({ x: share, y: share }, plain) },
    plain,
  ),
)
const [who, root, key] = [fc.nat(3), fc.nat(4), fc.nat(3)]
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('set' as const), who, root, key, value }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('delete' as const), who, root, key }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('send' as const), who }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('hear' as const), who }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('reload' as const), who }) },
)

function stateOf(document: RecordsDocument): Map<string, unknown> {
  return new Map(
    kindsOf(document.name).flatMap(({ root }) =>
      [...document.records(root)].map(([key, value]) => [`${root} ${key}`, value] as const),
    ),
  )
}

function sendAll(from: Y.Doc, to: RecordsDocument): void {
  const refused = tryUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to.doc)))
  if (refused) throw new Error(`refused ${refused}`)
}

/**
 * Applies an update that inspection accepts, and compares the changes with the prediction.
 * @returns the code of the refusal; undefined for an accepted update.
 */
export function tryUpdate(to: RecordsDocument, update: Uint8Array): RefusalCode | undefined {
  const before = stateOf(to)
  const inspection = inspect(to, update)
  if (!inspection.ok) return inspection.refusal.code
  Y.applyUpdate(to.doc, inspection.value.update)
  const after = stateOf(to)
  const told = new Map(before)
  for (const edit of inspection.value.edits) {
    deepStrictEqual(edit.before, before.get(`${edit.root} ${edit.key}`))
    if (edit.after === undefined) told.delete(`${edit.root} ${edit.key}`)
    else told.set(`${edit.root} ${edit.key}`, edit.after)
  }
  deepStrictEqual(told, after)
  deepStrictEqual(to.doc.store.pendingStructs, null)
  deepStrictEqual(to.doc.store.pendingDs, null)
  return undefined
}

/** Tries a number of random histories of a document. @throws with the seed of the first that fails. */
export function checkInspectionAgrees(name: RoomDocumentName, runs: number): void {
  const roots = rootsOf[name]
  const history = fc.array(step, { minLength: 10, maxLength: 60, size: 'max' })
  fc.assert(
    fc.property(history, fc.boolean(), (steps, gc) => {
      const server = new RecordsDocument(name)
      const people = Array.from({ length: 4 }, () => new Y.Doc({ gc }))
      people.forEach((doc, index) => (doc.clientID = index + 1))
      let nextClient = 10
      for (const step of steps) {
        const doc = people[step.who] as Y.Doc
        const map = (index: number) => doc.getMap(roots[index % roots.length])
        if (step.act === 'set') map(step.root).set(`k${step.key}`, step.value)
        else if (step.act === 'delete') map(step.root).delete(`k${step.key}`)
        else if (step.act === 'send') sendAll(doc, server)
        else if (step.act === 'hear') Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc, Y.encodeStateVector(doc)))
        else doc.clientID = nextClient++
      }
      for (const doc of people) sendAll(doc, server)
    }),
    { numRuns: runs },
  )
}
