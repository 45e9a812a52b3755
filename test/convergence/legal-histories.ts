// Whatever people may do by the rules, in any order, late, in batches and from several devices: it is never refused, and all
// copies end equal. What each may do is asked of the same judge as on the page, with the copy that the device has.
import fc from 'fast-check'
import { deepStrictEqual } from 'node:assert'
import * as Y from 'yjs'
import { judge } from '#shared/records/judge.ts'
import type { Actor } from '#shared/records/record-kind.ts'
import { kindOf, kindsOf } from '#shared/records/table.ts'
import type { Role } from '#shared/roles.ts'
import { admit } from '#server/rooms/admit.ts'
import { inspect } from '#server/rooms/inspect.ts'
import { RecordsDocument } from '#server/rooms/records-document.ts'
import { sampleOf } from '#test/support/record-samples.ts'
import type { SampleOf } from '#test/support/record-samples.ts'

const now = 1_800_000_000_000
const roots = kindsOf('cart').map(({ root }) => root)
const people: readonly { id: string; role: Role }[] = [
  { id: 'ana', role: 'host' },
  { id: 'ben', role: 'shopper' },
  { id: 'cleo', role: 'advisor' },
]
/** Two devices a person. */
const devices = people.flatMap((person) => [person, person])

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('edit' as const),
      device: fc.nat(devices.length - 1),
      root: fc.constantFrom(...roots),
      owner: fc.constantFrom(...people.map(({ id }) => id)),
      unique: fc.constantFrom('walnut', 'slate'),
      other: fc.boolean(),
      remove: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('send' as const), device: fc.nat(devices.length - 1) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('hear' as const), device: fc.nat(devices.length - 1) }) },
)

class Server {
  readonly document = new RecordsDocument('cart')
  readonly #owners = new Map<number, string>()

  take(update: Uint8Array, actor: Actor): void {
    const inspected = inspect(this.document, update)
    if (!inspected.ok) throw new Error(`refused ${JSON.stringify(inspected.refusal)}`)
    const inspection = inspected.value
    const owners = { ownerOf: (client: number) => this.#owners.get(client), isFull: false }
    const admitted = admit({ document: this.document, inspection, actor, owners, now })
    if (!admitted.ok) throw new Error(`refused ${JSON.stringify(admitted.refusal)}`)
    for (const client of inspection.clients) this.#owners.set(client, actor.id)
    Y.applyUpdate(this.document.doc, update)
  }
}

/** Writes on a device what its own copy says is allowed; anything else a page would not offer. */
function editIfAllowed(doc: Y.Doc, actor: Actor, wanted: SampleOf & { root: string; remove: boolean }): void {
  const { root, remove } = wanted
  const { key, value } = sampleOf('cart', root, wanted)
  const kind = kindOf('cart', root)
  const map = doc.getMap(root)
  const edit = { root, key, before: map.get(key), after: remove ? undefined : value }
  if (!kind || (edit.before === undefined && remove)) return
  const read = (other: string, id: string) => doc.getMap(other).get(id)
  if (!judge(kind, edit, { actor, now, read }).ok) return
  if (remove) map.delete(key)
  else map.set(key, value)
}

/** Tries so many random histories. @throws with the seed of the first that fails. */
export function checkLegalEdits(runs: number): void {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const server = new Server()
      const docs = devices.map((_, index) => Object.assign(new Y.Doc(), { clientID: 100 + index }))
      const send = (index: number) => {
        const update = Y.encodeStateAsUpdate(docs[index] as Y.Doc, Y.encodeStateVector(server.document.doc))
        server.take(update, devices[index] as Actor)
      }
      const hear = (doc: Y.Doc) =>
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.document.doc, Y.encodeStateVector(doc)))
      for (const step of steps) {
        const doc = docs[step.device] as Y.Doc
        if (step.act === 'edit') editIfAllowed(doc, devices[step.device] as Actor, step)
        else if (step.act === 'send') send(step.device)
        else hear(doc)
      }
      for (const index of docs.keys()) send(index)
      for (const doc of docs) hear(doc)
      const truth = roots.map((root) => server.document.doc.getMap(root).toJSON())
      for (const doc of docs)
        deepStrictEqual(
          roots.map((root) => doc.getMap(root).toJSON()),
          truth,
        )
    }),
    { numRuns: runs },
  )
}
