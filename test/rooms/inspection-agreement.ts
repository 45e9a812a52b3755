import fc from 'fast-check'
import { deepStrictEqual } from 'node:assert'
import * as Y from 'yjs'
import { inspect } from '#server/rooms/inspect.ts'
import { RecordsDocument } from '#server/rooms/records-document.ts'

// People write lanes and notes, delete notes, hear of each other late, in any order, and in batches: whatever the server
// is sent, what inspection says beforehand is what applying does.

const roots = ['lanes', 'notes', 'wants'] as const
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('set' as const),
      who: fc.nat(3),
      root: fc.nat(2),
      key: fc.nat(3),
      value: fc.nat(99),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('delete' as const), who: fc.nat(3), root: fc.nat(2), key: fc.nat(3) }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('send' as const), who: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('hear' as const), who: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('reload' as const), who: fc.nat(3) }) },
)

function stateOf(document: RecordsDocument): Map<string, unknown> {
  return new Map(
    roots.flatMap((root) => [...document.records(root)].map(([key, value]) => [`${root} ${key}`, value] as const)),
  )
}

function sendAll(from: Y.Doc, to: RecordsDocument): void {
  const update = Y.encodeStateAsUpdate(from, Y.encodeStateVector(to.doc))
  const before = stateOf(to)
  const inspection = inspect(to, update)
  if (!inspection.ok) throw new Error(`refused ${inspection.refusal.code}`)
  Y.applyUpdate(to.doc, update)
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
}

/** Tries so many random histories. @throws with the seed of the first that fails. */
export function checkInspectionAgrees(runs: number): void {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, gc) => {
      const server = new RecordsDocument('cart')
      const people = Array.from({ length: 4 }, () => new Y.Doc({ gc }))
      people.forEach((doc, index) => (doc.clientID = index + 1))
      let nextClient = 10
      for (const step of steps) {
        const doc = people[step.who] as Y.Doc
        if (step.act === 'set') doc.getMap(roots[step.root]).set(`k${step.key}`, step.value)
        else if (step.act === 'delete') doc.getMap(roots[step.root]).delete(`k${step.key}`)
        else if (step.act === 'send') sendAll(doc, server)
        else if (step.act === 'hear') Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc, Y.encodeStateVector(doc)))
        else doc.clientID = nextClient++
      }
      for (const doc of people) sendAll(doc, server)
    }),
    { numRuns: runs },
  )
}
