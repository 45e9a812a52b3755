// One reading of a feed: fetched where it is new, imported where it is whole, and put on record whatever became of it.
import type { ImportReport } from '#shared/catalog/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { OutsideRules } from '#server/identity/fetch-outside.ts'
import type { FeedRow } from '#server/storage/catalogue-tables.ts'
import { fetchFeed } from './feed-fetch.ts'
import type { FeedStore, RunEnd } from './feed-store.ts'

/** Imports a file of a shop; the catalogue does. */
export type ImportFile = (request: {
  readonly shop: ShopId
  readonly source: AsyncIterable<Uint8Array>
  readonly feed: string
  readonly origin: string
  readonly mayLosePercent?: number | undefined
}) => Promise<Outcome<ImportReport>>

interface FeedReaderParts {
  readonly store: FeedStore
  readonly importFile: ImportFile
  readonly rules: OutsideRules
  readonly reportError: (fault: unknown, message: string) => void
}

/** Reads feeds. */
export class FeedReader {
  readonly #parts: FeedReaderParts
  #hasLooked = false
  readonly #stopping = new AbortController()
  readonly #running = new Map<string, Promise<void>>()

  constructor(parts: FeedReaderParts) {
    this.#parts = parts
  }

  /** Reads it, or waits for the reading under way. @param anyway the share that this reading may take away. */
  read(feed: FeedRow, anyway?: number): Promise<void> {
    const running = this.#running.get(feed.id)
    if (running) return running
    const run = this.#read(feed, anyway).finally(() => this.#running.delete(feed.id))
    this.#running.set(feed.id, run)
    return run
  }

  /** As `read`, for a caller who does not wait. */
  readInBackground(feed: FeedRow, anyway?: number): void {
    this.read(feed, anyway).catch((fault: unknown) => this.#parts.reportError(fault, 'A feed could not be read'))
  }

  /** Readings of a process that is gone are over; once, before the first. */
  async endForgotten(): Promise<void> {
    if (this.#hasLooked) return
    this.#hasLooked = true
    await this.#parts.store.endForgotten()
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The server stopped meanwhile.'))
    await Promise.allSettled(this.#running.values())
  }

  async #read(feed: FeedRow, anyway: number | undefined): Promise<void> {
    const { store, rules } = this.#parts
    const run = await store.begin(feed)
    // What once lost too much must be read whole to be taken after all.
    const known = {
      etag: anyway === undefined ? feed.etag : null,
      lastModified: anyway === undefined ? feed.last_modified : null,
    }
    try {
      const fetched = await fetchFeed(feed.url, known, rules, this.#stopping.signal)
      if (fetched.state === 'unchanged') return await store.end(feed, run, { outcome: 'unchanged' }, known)
      const end = await this.#import(feed, fetched, anyway)
      await store.end(feed, run, end, end.outcome === 'imported' ? fetched.known : undefined)
    } catch (fault) {
      const detail = fault instanceof Error ? fault.message.slice(0, 300) : 'It could not be read.'
      await store.end(feed, run, { outcome: 'unreachable', detail })
    }
  }

  async #import(
    feed: FeedRow,
    { bytes, origin }: { readonly bytes: AsyncIterable<Uint8Array>; readonly origin: string },
    anyway: number | undefined,
  ): Promise<RunEnd> {
    const imported = await this.#parts.importFile({
      shop: feed.shop_id,
      source: bytes,
      feed: feed.id,
      origin,
      mayLosePercent: feed.is_whole === 1 ? (anyway ?? feed.may_lose_percent) : undefined,
    })
    if (imported.ok) return { outcome: 'imported', report: imported.value }
    const { code, detail } = imported.refusal
    return { outcome: 'refused', code, detail }
  }
}
