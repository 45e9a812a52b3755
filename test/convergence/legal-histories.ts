// Legal edits, in any order, late, in batches and from several devices, are never refused, and all copies end equal. Whether an edit is
// legal is decided as on the page: by the same rules, on the copy that the device has.
import fc from 'fast-check'
import { deepStrictEqual } from 'node:assert'
import * as Y from 'yjs'
import { authorizeEdit } from '#shared/records/authorize.ts'
import type { Actor } from '#shared/records/record-kind.ts'
import { kindOf, kindsOf } from '#shared/records/table.ts'
import type { AnyRecordKind, DocumentName } from '#shared/records/table.ts'
import type { Role } from '#shared/roles.ts'
import { authorize } from '#server/sync/authorize.ts'
import { inspect } from '#server/sync/inspect.ts'
import { RecordsDocument } from '#server/sync/records-document.ts'
import { sampleOf } from '#test/support/record-samples.ts'

/** The moment of all edits. */
const now = 1_800_000_000_000
/** Who is in the room, each with two devices. */
const people: readonly { readonly id: string; readonly role: Role }[] = [
  { id: 'ana', role: 'host' },
  { id: 'ben', role: 'shopper' },
  { id: 'cleo', role: 'advisor' },
]
const devices = people.flatMap((person) => [person, person])

/** An edit that a member might make. */
interface Wish {
  readonly root: string
  /** The owner of the record; undefined for the writer. */
  readonly owner: string | undefined
  /** The device that created the subject of the record; undefined for the writing one. */
  readonly maker: number | undefined
  readonly name: string
  readonly example: 0 | 1
  readonly other: boolean
  readonly remove: boolean
}

const firstWish = {
  owner: undefined,
  maker: undefined,
  name: 'walnut',
  example: 1,
  other: false,
  remove: false,
} as const

/** Any edit of records under some roots. */
function wishIn(roots: readonly string[]): fc.Arbitrary<Wish> {
  return fc.record({
    root: fc.constantFrom(...roots),
    owner: fc.option(fc.constantFrom(...people.map(({ id }) => id)), { nil: undefined, freq: 8 }),
    // Few, so that edits meet: one of Ana's devices, one of Ben's, and the writer's own.
    maker: fc.constantFrom(undefined, 0, 2),
    name: fc.constantFrom('walnut', 'slate'),
    example: fc.constantFrom(0, 1),
    other: fc.boolean(),
    remove: fc.nat(3).map((one) => one === 0),
  })
}

/** A writer and their device. */
interface Writer {
  readonly actor: Actor
  readonly device: number
}

/** The write of a device, if its own copy allows it; a page would not offer anything else. */
export function legalEdit(document: DocumentName, doc: Y.Doc, { actor, device }: Writer, wish: Wish) {
  const kind = kindOf(document, wish.root)
  if (!kind) return undefined
  const random = hasRandomId(kind, wish.example)
  const maker = wish.maker ?? device
  const isOfOneMaker = random || wish.root === 'threadStates'
  const { key, value } = sampleOf(document, wish.root, {
    ...wish,
    owner: wish.owner ?? actor.id,
    unique: isOfOneMaker ? `of-${maker}` : wish.name,
  })
  const map = doc.getMap(wish.root)
  const edit = { root: wish.root, key, before: map.get(key), after: wish.remove ? undefined : value }
  if (edit.before === undefined && (wish.remove || (random && device !== maker))) return undefined
  const read = (other: string, id: string) => doc.getMap(other).get(id)
  if (!authorizeEdit(kind, edit, { actor, now, read }).ok) return undefined
  return () => (wish.remove ? map.delete(key) : map.set(key, value))
}

/** Whether each device gives an id that nobody else does. A talk's id is that of its subject, a line's that of its variant. */
function hasRandomId({ root, key, create }: AnyRecordKind, example: 0 | 1): boolean {
  if (root === 'threads') return example === 1
  return key.at(-1) === 'id' && create.some(({ own }) => own === 'by')
}

/** The server's side of a document, with open decisions. */
class Server {
  readonly document: RecordsDocument
  readonly #owners = new Map<number, string>()

  constructor(name: DocumentName) {
    this.document = new RecordsDocument(name)
    if (name !== 'cart') return
    const voters = people.map(({ id }) => id)
    for (const unique of ['walnut', 'slate']) {
      const { key, value } = sampleOf('cart', 'decisions', { owner: 'ana', unique })
      this.document.map('decisions')?.set(key, { ...(value as object), voters })
    }
  }

  take(update: Uint8Array, actor: Actor): void {
    const inspected = inspect(this.document, update)
    if (!inspected.ok) throw new Error(`refused ${JSON.stringify(inspected.refusal)}`)
    const inspection = inspected.value
    const owners = { ownerOf: (client: number) => this.#owners.get(client), mayBring: () => true }
    const authorized = authorize({ document: this.document, inspection, actor, owners, now })
    if (!authorized.ok) throw new Error(`refused ${JSON.stringify(authorized.refusal)}`)
    for (const client of inspection.clients) this.#owners.set(client, actor.id)
    Y.applyUpdate(this.document.doc, inspection.update)
  }
}

function stepIn(roots: readonly string[]) {
  const device = fc.nat(devices.length - 1)
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ act: fc.constant('edit' as const), device, wish: wishIn(roots) }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('send' as const), device }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('hear' as const), device }) },
    // A device sends its updates, gets no answer, reconnects, and sends all of them again.
    { weight: 1, arbitrary: fc.record({ act: fc.constant('repeat' as const), device }) },
  )
}

/** A history with few roots of a document, so that edits meet; some roots have records from the start. */
function historyIn(document: DocumentName) {
  const roots = kindsOf(document).map(({ root }) => root)
  const steps = fc
    .subarray(roots, { minLength: 1, maxLength: 2 })
    .chain((some) => fc.array(stepIn(some), { minLength: 40, maxLength: 160, size: 'max' }))
  return fc.record({ begun: fc.subarray(roots), steps })
}

/** Tries a number of random histories of a document. @throws with the seed of the first that fails. */
export function checkLegalEdits(document: DocumentName, runs: number): void {
  const roots = kindsOf(document).map(({ root }) => root)
  fc.assert(
    fc.property(historyIn(document), ({ begun, steps }) => {
      const server = new Server(document)
      const docs = devices.map((_, index) => Object.assign(new Y.Doc(), { clientID: 100 + index }))
      const send = (index: number, known = Y.encodeStateVector(server.document.doc)) =>
        server.take(Y.encodeStateAsUpdate(docs[index] as Y.Doc, known), devices[index] as Actor)
      const hear = (doc: Y.Doc) =>
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.document.doc, Y.encodeStateVector(doc)))
      const write = (device: number, wish: Wish) =>
        legalEdit(document, docs[device] as Y.Doc, { actor: devices[device] as Actor, device }, wish)?.()
      for (const doc of docs) hear(doc)
      // The subjects of the history: records of one of Ana's devices, and of one of Ben's.
      for (const device of [0, 2]) {
        for (const root of begun) write(device, { ...firstWish, root })
        send(device)
      }
      for (const doc of docs) hear(doc)
      for (const step of steps) {
        const doc = docs[step.device] as Y.Doc
        if (step.act === 'edit') write(step.device, step.wish)
        else if (step.act === 'send') send(step.device)
        else if (step.act === 'repeat') send(step.device, ownBeginning(server, doc))
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

/** The server's state without the operations of this device. */
function ownBeginning(server: Server, doc: Y.Doc): Uint8Array {
  const known = Y.decodeStateVector(Y.encodeStateVector(server.document.doc))
  known.delete(doc.clientID)
  return Y.encodeStateVector(known)
}
