// What the guard costs: inspecting and judging one edit, in documents of different sizes, beside what Yjs takes to apply it.
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { authorize } from '#server/sync/authorize.ts'
import { inspect } from '#server/sync/inspect.ts'
import { RecordsDocument } from '#server/sync/records-document.ts'
import { quantile } from '../load/statistics.ts'
import type { Scenario } from '../scenario.ts'

const sizes = [100, 2_000, 20_000] as const
/**
 * The three kinds of work take turns, so that a machine that is busy for a while is so for all of them. A neighbour on the same core
 * doubles what anything takes, so the round counts that only a tenth undercut.
 */
const rounds = 30
const warmUpRounds = 10
const editsOfRound = 1_000
/** One pass is shorter than the clock is fine, so each edit is guarded several times before it is applied. */
const passes = 4
const actor = { id: 'ana', role: 'host' } as const
const owners = { ownerOf: () => undefined, mayBring: () => true }

export const guard: Scenario = {
  name: 'guard',
  title: 'What the guard costs an edit',
  targets: ['tagalong'],
  measures: sizes.flatMap((size) => [
    { key: `inspect-${size}`, what: `inspect, ${size.toLocaleString('en')} records`, unit: 'µs', goal: { most: 3 } },
    { key: `admit-${size}`, what: `judge, ${size.toLocaleString('en')} records`, unit: 'µs' },
    { key: `apply-${size}`, what: `Yjs applies it, ${size.toLocaleString('en')} records`, unit: 'µs' },
  ]),
  run: async () => Object.fromEntries(sizes.flatMap((size) => Object.entries(measure(size)))),
}

function measure(size: number): Record<string, number> {
  const [apply = 0, inspected = 0, admitted = 0] = cpuMicros(size, [
    () => {},
    (document, update) => void inspectOrThrow(document, update),
    (document, update) => {
      const inspection = inspectOrThrow(document, update)
      if (!authorize({ document, inspection, actor, owners, now: Date.now() }).ok)
        throw new Error('a legal edit was refused')
    },
  ])
  return {
    [`apply-${size}`]: apply,
    [`inspect-${size}`]: (inspected - apply) / passes,
    [`admit-${size}`]: (admitted - inspected) / passes,
  }
}

function inspectOrThrow(document: RecordsDocument, update: Uint8Array) {
  const inspected = inspect(document, update)
  if (!inspected.ok) throw new Error(inspected.refusal.code)
  return inspected.value
}

type Guard = (document: RecordsDocument, update: Uint8Array) => void

/** Processor time of one edit under each of the guards: guarded as many times as there are passes, and applied. */
function cpuMicros(size: number, guards: readonly Guard[]): number[] {
  const works = guards.map((guardOnce) => {
    const { document, updates } = prepare(size)
    const work = (update: Uint8Array) => {
      for (let pass = 0; pass < passes; pass += 1) guardOnce(document, update)
      applyUpdate(document.doc, update)
    }
    return { work, updates, taken: [] as number[] }
  })
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const [from, to] = [round * editsOfRound, (round + 1) * editsOfRound]
    for (const { work, updates, taken } of works) {
      const ofRound = updates.slice(from, to)
      const began = process.cpuUsage()
      ofRound.forEach(work)
      const { user, system } = process.cpuUsage(began)
      if (round >= warmUpRounds) taken.push((user + system) / editsOfRound)
    }
  }
  return works.map(({ taken }) => quantile(taken, 0.1))
}

/** A document of so many wants, and the updates of somebody who changes one after the other. */
function prepare(size: number): { document: RecordsDocument; updates: Uint8Array[] } {
  const document = new RecordsDocument('cart')
  const stored = new Doc()
  for (let line = 0; line < size; line += 1) stored.getMap('wants').set(`boot:v${line}/ana`, 1)
  applyUpdate(document.doc, encodeStateAsUpdate(stored))
  const writer = new Doc()
  applyUpdate(writer, encodeStateAsUpdate(document.doc))
  const updates: Uint8Array[] = []
  writer.on('update', (update: Uint8Array) => updates.push(update))
  for (let edit = 0; edit < (warmUpRounds + rounds) * editsOfRound; edit += 1)
    writer.getMap('wants').set(`boot:v${edit % size}/ana`, edit % 999)
  return { document, updates }
}
