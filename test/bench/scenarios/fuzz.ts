// A mutation fuzzer for everything that reads foreign bytes: frames, updates, awareness. It keeps as seeds what got further than
// anything before: a mutant that is refused for a new reason or makes a new number of edits.
import { Doc, Map as YMap, applyUpdate, encodeStateAsUpdate } from 'yjs'
import { readAwareness } from '#server/sync/awareness-message.ts'
import { decodeFrame, updateFrame } from '#server/sync/frames.ts'
import { inspect } from '#server/sync/inspect.ts'
import { RecordsDocument } from '#server/sync/records-document.ts'
import { tryUpdate } from '../../sync/inspection-agreement.ts'
import type { Scenario } from '../scenario.ts'

const forMs = 60_000
/** Reading a mutant of a few hundred bytes takes microseconds; this is a hang. */
const hangMs = 250
const maxSeeds = 2_000

export const fuzz: Scenario = {
  name: 'fuzz',
  title: 'A minute of mutated frames, read, and applied where they are taken',
  targets: ['tagalong'],
  measures: [
    { key: 'frames', what: 'frames tried', unit: '' },
    { key: 'outcomes', what: 'different outcomes seen', unit: '' },
    { key: 'crashes', what: 'crashes', unit: '', goal: { most: 0 } },
    { key: 'slowest', what: 'slowest frame', unit: 'ms', goal: { most: hangMs } },
    { key: 'growth', what: 'heap grown', unit: 'MB', goal: { most: 64 } },
  ],
  run: async () => {
    const fuzzer = new Fuzzer(Date.now() >>> 0)
    console.error(`seed ${fuzzer.seed}`)
    const heapBefore = process.memoryUsage().heapUsed
    const end = Date.now() + forMs
    while (Date.now() < end) fuzzer.round()
    globalThis.gc?.()
    const growth = Math.max(0, process.memoryUsage().heapUsed - heapBefore) / 1024 / 1024
    return { ...fuzzer.figures, growth }
  },
}

class Fuzzer {
  readonly seed: number
  readonly #document = new RecordsDocument('cart')
  readonly #stored: Uint8Array
  readonly #seeds: Uint8Array[]
  readonly #outcomes = new Set<string>()
  #state: number
  #frames = 0
  #crashes = 0
  #slowest = 0

  constructor(seed: number) {
    this.seed = seed
    this.#state = seed || 1
    this.#seeds = firstSeeds(this.#document)
    this.#stored = encodeStateAsUpdate(this.#document.doc)
  }

  get figures() {
    return { frames: this.#frames, outcomes: this.#outcomes.size, crashes: this.#crashes, slowest: this.#slowest }
  }

  round(): void {
    const mutant = this.#mutate(this.#seeds[this.#below(this.#seeds.length)] as Uint8Array)
    const began = performance.now()
    const outcome = this.#try(mutant)
    this.#slowest = Math.max(this.#slowest, performance.now() - began)
    this.#frames += 1
    if (this.#outcomes.has(outcome)) return
    this.#outcomes.add(outcome)
    if (this.#seeds.length < maxSeeds) this.#seeds.push(mutant)
  }

  #try(bytes: Uint8Array): string {
    try {
      return this.#read(bytes)
    } catch (fault) {
      this.#crashes += 1
      console.error(Buffer.from(bytes).toString('hex'), fault)
      return `crash ${String(fault)}`
    }
  }

  /** What became of the bytes, in few words: the more different, the further they got. */
  #read(bytes: Uint8Array): string {
    const frame = decodeFrame(bytes)
    if (!frame.ok) return frame.refusal.code
    if (frame.value.kind === 'awareness') {
      const entries = readAwareness(frame.value.states)
      return `awareness ${entries.ok ? entries.value.length : entries.refusal.code}`
    }
    if (frame.value.kind !== 'update') return frame.value.kind
    const inspected = inspect(this.#document, frame.value.update)
    if (!inspected.ok) return `update ${inspected.refusal.code}`
    const { edits, unseen, clients } = inspected.value
    // What is taken is applied, too, to a document of its own, so that the next one finds what the first one found.
    const document = new RecordsDocument('cart')
    applyUpdate(document.doc, this.#stored)
    tryUpdate(document, frame.value.update)
    return `edits ${edits.length} unseen ${unseen.length} clients ${clients.length} ${edits.map(({ root }) => root).join()}`
  }

  #mutate(seed: Uint8Array): Uint8Array {
    const bytes = [...seed]
    for (let times = 1 + this.#below(4); times > 0; times -= 1) {
      const at = this.#below(bytes.length + 1)
      switch (this.#below(6)) {
        case 0:
          bytes[at] = this.#below(256)
          break
        case 1:
          bytes[at] = (bytes[at] ?? 0) ^ (1 << this.#below(8))
          break
        case 2:
          bytes.splice(at, this.#below(8))
          break
        case 3:
          bytes.splice(at, 0, ...Array.from({ length: this.#below(8) }, () => this.#below(256)))
          break
        case 4:
          // The largest number there is: lengths and clocks are where decoders break.
          bytes.splice(at, 1, 255, 255, 255, 255, 255, 255, 255, 15)
          break
        default: {
          const other = this.#seeds[this.#below(this.#seeds.length)] as Uint8Array
          bytes.splice(at, this.#below(16), ...other.subarray(this.#below(other.length)))
        }
      }
    }
    return Uint8Array.from(bytes.slice(0, 4096))
  }

  /** xorshift32: the same seed tries the same frames. */
  #below(limit: number): number {
    this.#state ^= this.#state << 13
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    return (this.#state >>> 0) % Math.max(1, limit)
  }
}

/** Frames of honest clients, and of such as would not be taken. @param document takes what the honest ones had written before. */
function firstSeeds(document: RecordsDocument): Uint8Array[] {
  const doc = new Doc()
  doc.clientID = 7
  for (const key of ['boot:a', 'boot:b']) doc.getMap('lanes').set(key, 'decided')
  doc.getMap('notes').set('boot:a/ana', 'size M')
  applyUpdate(document.doc, encodeStateAsUpdate(doc))
  const seeds: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => seeds.push(updateFrame(update)))
  doc.getMap('lanes').set('boot:a', 'rejected')
  doc.getMap('notes').delete('boot:a/ana')
  doc
    .getMap('opinions')
    .set('boot/ana', { verdict: 'yes', reason: 'warm', seenPrice: { amountMinor: 13_900, currency: 'EUR' }, at: 1 })
  doc.transact(() => {
    for (let count = 0; count < 5; count += 1) doc.getMap('wants').set(`boot:a/ana`, count)
  })
  doc.getMap('notes').set('nested', new YMap([['a', 1]]))
  doc.getArray('lines').push([1, 'two'])
  doc.getText('text').insert(0, 'text')
  return [
    ...seeds,
    updateFrame(encodeStateAsUpdate(doc)),
    Uint8Array.from([0, 0, 1, 0]),
    Uint8Array.from([1, 4, 1, 7, 1, 2, 123, 125]),
    Uint8Array.from([3]),
  ]
}
