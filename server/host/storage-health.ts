// Whether the storage can be written, and how much room is left. Faults of the storage say when it cannot, and writing shows when it
// can again. So nobody needs to restart anything once the disk has room, and the log has one line for it and not one a request.
import { statfsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { Counter } from 'prom-client'
import type { StorageFault, StorageTrouble } from '../storage/storage-fault.ts'
import { addGauge } from './metrics.ts'
import type { HostSettings } from './settings.ts'

/** A write that is younger shows that the storage can be written; otherwise a question is answered by another one. */
const freshMs = 5_000
const megabyte = 1024 * 1024
/** Room must be this much above the limit before it counts as enough again: at the limit itself every cleared file would be a line. */
const relief = 1.1

/** What watching the storage needs. */
export interface StorageHealthOptions {
  readonly settings: Pick<HostSettings, 'DATA_DIR' | 'MIN_FREE_MB'>
  readonly log: Logger
  readonly now: () => number
}

/** Watches the storage of one server. */
export class StorageHealth {
  readonly #folder: string
  readonly #minFreeBytes: number
  readonly #log: Logger
  readonly #now: () => number
  #probe: () => Promise<void> = () => Promise.resolve()
  #probing: Promise<void> | undefined
  #failedAt: number | undefined
  #writtenAt = -Infinity
  #isLow = false
  readonly #faults = new Counter({
    name: 'tagalong_storage_faults_total',
    help: 'Statements that failed because of the storage, by what is wrong with it.',
    labelNames: ['trouble'] as const,
    registers: [],
  })

  constructor({ settings, log, now }: StorageHealthOptions) {
    this.#folder = resolve(settings.DATA_DIR)
    this.#minFreeBytes = settings.MIN_FREE_MB * megabyte
    this.#log = log
    this.#now = now
  }

  /** @param probe writes to the database. */
  attach(probe: () => Promise<void>, registry: Registry): void {
    this.#probe = probe
    registry.registerMetric(this.#faults)
    const writable = 'Whether the storage can be written: 1 or 0.'
    addGauge(registry, 'tagalong_storage_writable', writable, () => Number(this.isWritable))
    const free = 'Bytes free on the disk of the data folder.'
    addGauge(registry, 'tagalong_storage_free_bytes', free, () => this.#freeBytes() ?? NaN)
  }

  /** False from a fault until something could be written again. */
  get isWritable(): boolean {
    return this.#failedAt === undefined
  }

  /** False while little room is left: what there is belongs to rooms that exist. */
  get takesNewRooms(): boolean {
    return !this.#isLow
  }

  /** The storage failed. */
  failed(fault: StorageFault): void {
    this.#faults.inc({ trouble: fault.trouble })
    // A damaged page concerns what is on it, and rooms are told apart above.
    if (fault.trouble === 'damaged' || !this.isWritable) return
    this.#failedAt = this.#now()
    const { trouble, message: cause } = fault
    this.#log.error({ ...this.#facts(), trouble, cause }, `The storage fails: ${advice[trouble]}`)
  }

  /** Something was written. */
  written(): void {
    this.#writtenAt = this.#now()
    if (this.#failedAt === undefined) return
    const seconds = Math.round((this.#now() - this.#failedAt) / 1000)
    this.#failedAt = undefined
    this.#log.info({ ...this.#facts(), seconds }, 'The storage works again')
  }

  /** Whether the storage can be written at this moment. @throws where it cannot. */
  async check(): Promise<void> {
    if (this.isWritable && this.#now() - this.#writtenAt < freshMs) return
    await this.#tryToWrite()
  }

  /** A look at the room that is left and, after a fault, whether it is over. To be called every second or so. */
  async look(): Promise<void> {
    this.#measure()
    // Its fault is known already.
    if (!this.isWritable) await this.#tryToWrite().catch(() => {})
  }

  /** One attempt for all who ask meanwhile. */
  #tryToWrite(): Promise<void> {
    this.#probing ??= this.#probe()
      .then(() => this.written())
      .finally(() => (this.#probing = undefined))
    return this.#probing
  }

  #measure(): void {
    const free = this.#freeBytes()
    if (free === undefined) return
    const isLow = free < this.#minFreeBytes * (this.#isLow ? relief : 1)
    if (isLow === this.#isLow) return
    this.#isLow = isLow
    if (isLow) this.#log.warn(this.#facts(), 'Little disk space is left: no new rooms until MIN_FREE_MB are free again')
    else this.#log.info(this.#facts(), 'There is enough disk space again for new rooms')
  }

  #facts(): { dataDir: string; freeBytes: number | undefined } {
    return { dataDir: this.#folder, freeBytes: this.#freeBytes() }
  }

  /** Undefined where the system does not say. */
  #freeBytes(): number | undefined {
    try {
      const { bavail, bsize } = statfsSync(this.#folder)
      return bavail * bsize
    } catch {
      return undefined
    }
  }
}

const advice: Readonly<Record<StorageTrouble, string>> = {
  'full': 'the disk is full. Nothing can be saved until there is room.',
  'io': 'the disk or its quota does not take what is written. Nothing can be saved until it does.',
  'read-only': 'the database may only be read. Nothing can be saved until it may be written.',
  'busy': 'another process keeps the database to itself. Nothing can be saved until it ends.',
  'memory': 'there is no memory left for the database.',
  'damaged': 'the database file is damaged.',
}
