// The dearest updates that anybody has thought of: what reading, judging and applying each costs, and how much of a core a connection
// that sends nothing else could take for good, at the rate at which it is heard.
import * as encoding from 'lib0/encoding'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { bytesOfOneUpdate } from '#shared/records/limits.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { authorize } from '#server/sync/authorize.ts'
import { inspect, stepsOfOneUpdate } from '#server/sync/inspect.ts'
import { RecordsDocument } from '#server/sync/records-document.ts'
import type { Scenario } from '../scenario.ts'

/** `SEAT_UPDATES_PER_SECOND`, as it is where nobody sets it. */
const updatesPerSecond = 50
const rounds = 12
const actor = { id: 'ana', role: 'host' } as const
const owners = { ownerOf: () => undefined, mayBring: () => true }
/** Yjs's bits of an item: its parent is named, its content is JSON values or a mark of deleted ones. */
const inRoot = 0x20
const contentAny = 8
const contentDeleted = 1

type Write = (encoder: encoding.Encoder) => void
interface Dear {
  readonly what: string
  readonly document: DocumentName
  /** What is stored before. */
  readonly stored: (doc: Doc) => void
  readonly update: (stored: Doc) => Uint8Array
}

const nothing = () => {}
const ana = (count: number) => `boot:${count}/ana`

const dear: Readonly<Record<string, Dear>> = {
  changes: {
    what: '4,000 records changed',
    document: 'cart',
    stored: (doc) => times(4_000, (count) => doc.getMap('wants').set(ana(count), 1)),
    update: (doc) => changeOf(doc, () => times(4_000, (count) => doc.getMap('wants').set(ana(count), 2))),
  },
  again: {
    what: '1,900 records said again',
    document: 'cart',
    stored: (doc) => times(1_900, (count) => doc.getMap('wants').set(ana(count), 1)),
    update: encodeStateAsUpdate,
  },
  rivals: {
    what: '600 rivals for one record',
    document: 'cart',
    stored: nothing,
    update: () => items(Array.from({ length: 600 }, () => item('lanes', 'boot:x', ['decided']))),
  },
  cuts: {
    what: '30 runs of 1,000 values, cut 8,000 times',
    document: 'annotations',
    stored: nothing,
    update: () =>
      items(
        Array.from({ length: 30 }, (_, count) =>
          item('reactions', `m${count}/ana/1f44d`, Array<true>(1_000).fill(true)),
        ),
        Array.from({ length: 8_000 }, (_, count) => 2 * count),
      ),
  },
  marks: {
    what: '2,200 marks of deleted records',
    document: 'cart',
    stored: nothing,
    update: () => items(Array.from({ length: 2_200 }, (_, count) => mark('notes', ana(count)))),
  },
  foreign: {
    what: 'one deletion of 20,000 records, refused',
    document: 'cart',
    stored: (doc) => times(20_000, (count) => doc.getMap('wants').set(ana(count), 1)),
    update: (doc) => encoding.encode((encoder) => numbers(encoder, [0, 1, doc.clientID, 1, 0, 20_000])),
  },
}

export const dearUpdates: Scenario = {
  name: 'dear-updates',
  title: 'The dearest updates: processor time, and of a core at the rate of a connection',
  targets: ['tagalong'],
  measures: Object.entries(dear).flatMap(([key, { what }]) => [
    { key, what, unit: 'ms' },
    { key: `${key}-share`, what: `${what}, of a core`, unit: '%', goal: { most: 20 } },
  ]),
  run: async () => Object.fromEntries(Object.entries(dear).flatMap(([key, one]) => Object.entries(measure(key, one)))),
}

function measure(key: string, { document: name, stored, update: make }: Dear): Record<string, number> {
  const doc = new Doc()
  doc.transact(() => stored(doc))
  const before = encodeStateAsUpdate(doc)
  const update = make(doc)
  const costs: number[] = []
  let steps = 0
  for (let round = 0; round < rounds; round += 1) {
    const document = new RecordsDocument(name)
    applyUpdate(document.doc, before)
    const began = process.cpuUsage()
    steps = take(document, update)
    const { user, system } = process.cpuUsage(began)
    costs.push((user + system) / 1000)
  }
  const ms = costs.toSorted((one, other) => one - other)[rounds / 2] ?? 0
  const weight = Math.ceil(update.length / bytesOfOneUpdate) + Math.floor(steps / stepsOfOneUpdate)
  return { [key]: ms, [`${key}-share`]: (ms / weight) * (updatesPerSecond / 1000) * 100 }
}

/** All that is done with an update before it is stored. @returns its steps. */
function take(document: RecordsDocument, update: Uint8Array): number {
  const inspected = inspect(document, update)
  if (!inspected.ok) throw new Error(inspected.refusal.code)
  const inspection = inspected.value
  const admitted = authorize({ document, inspection, actor, owners, now: Date.now() })
  if (admitted.ok) applyUpdate(document.doc, inspection.update)
  return inspection.steps
}

function times(count: number, act: (index: number) => void): void {
  for (let index = 0; index < count; index += 1) act(index)
}

function changeOf(doc: Doc, change: () => void): Uint8Array {
  let update: Uint8Array | undefined
  doc.once('update', (bytes: Uint8Array) => (update = bytes))
  doc.transact(change)
  if (!update) throw new Error('nothing was changed')
  return update
}

/** An update by hand: the structs of one client, and single operations of its that are deleted. */
function items(structs: readonly Write[], deleted: readonly number[] = []): Uint8Array {
  return encoding.encode((encoder) => {
    numbers(encoder, [1, structs.length, 5, 0])
    for (const write of structs) write(encoder)
    if (deleted.length === 0) return numbers(encoder, [0])
    numbers(encoder, [1, 5, deleted.length])
    for (const clock of deleted) numbers(encoder, [clock, 1])
  })
}

function item(root: string, key: string, values: readonly (string | true)[]): Write {
  return (encoder) => {
    place(encoder, contentAny, root, key)
    numbers(encoder, [values.length])
    for (const value of values) encoding.writeAny(encoder, value)
  }
}

function mark(root: string, key: string): Write {
  return (encoder) => {
    place(encoder, contentDeleted, root, key)
    numbers(encoder, [1])
  }
}

function place(encoder: encoding.Encoder, content: number, root: string, key: string): void {
  encoding.writeUint8(encoder, inRoot | content)
  numbers(encoder, [1])
  encoding.writeVarString(encoder, root)
  encoding.writeVarString(encoder, key)
}

function numbers(encoder: encoding.Encoder, all: readonly number[]): void {
  for (const number of all) encoding.writeVarUint(encoder, number)
}
