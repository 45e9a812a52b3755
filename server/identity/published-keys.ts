// The keys that shops publish at an address (JWKS), remembered for a while. A `kid` that is new makes us look again, but not at
// every word of whoever invents one.
import * as z from 'zod'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { keySetOf, usableKeys } from './public-keys.ts'
import type { KeySet } from './public-keys.ts'

/** How long keys are used before they are read again, so that one that was withdrawn is forgotten. */
const freshMs = 10 * 60_000
/** How long they are used while the shop's address does not answer. */
const staleMs = 60 * 60_000
/** The least time between two looks at one address, whether they succeed or not. */
const coolDownMs = 30_000
/** More addresses than one deployment has shops that are in use at a time. */
const maxKept = 1000
/** The most keys that are looked at. */
const maxKeys = 50

const publishedSchema = z.object({ keys: z.array(z.unknown()) })

interface Kept {
  keys?: KeySet
  readAt: number
  triedAt: number
  reading?: Promise<void> | undefined
}

/** What it needs. */
export interface PublishedKeysParts {
  /** The text at an address. @throws if there is none to be had. */
  readonly fetchText: (url: string) => Promise<string>
  readonly now: () => number
  readonly onTrouble: (trouble: unknown, url: string) => void
}

/** The key sets that shops publish. */
export class PublishedKeys {
  readonly #parts: PublishedKeysParts
  readonly #kept = new Map<string, Kept>()

  constructor(parts: PublishedKeysParts) {
    this.#parts = parts
  }

  /** The keys at an address. Refuses `identity-unavailable`. */
  async at(url: string): Promise<Outcome<KeySet>> {
    const kept = this.#entry(url)
    if (this.#age(kept.readAt) >= freshMs) await this.#read(url, kept)
    return kept.keys && this.#age(kept.readAt) < staleMs ? granted(kept.keys) : refused(refusal('identity-unavailable'))
  }

  /** As `at`, after looking again where that was not done a moment ago. */
  async newestAt(url: string): Promise<Outcome<KeySet>> {
    await this.#read(url, this.#entry(url))
    return this.at(url)
  }

  #entry(url: string): Kept {
    const kept = this.#kept.get(url) ?? { readAt: -Infinity, triedAt: -Infinity }
    // What was used last lies last, and the first to go is what nobody used for longest.
    this.#kept.delete(url)
    this.#kept.set(url, kept)
    if (this.#kept.size > maxKept) this.#kept.delete(this.#kept.keys().next().value ?? '')
    return kept
  }

  /** Reads the keys, once for everybody who waits for them. */
  async #read(url: string, kept: Kept): Promise<void> {
    if (!kept.reading && this.#age(kept.triedAt) < coolDownMs) return
    kept.reading ??= this.#fetch(url, kept).finally(() => {
      kept.reading = undefined
    })
    await kept.reading
  }

  async #fetch(url: string, kept: Kept): Promise<void> {
    kept.triedAt = this.#parts.now()
    try {
      const published = publishedSchema.parse(JSON.parse(await this.#parts.fetchText(url)))
      const usable = await usableKeys(published.keys.slice(0, maxKeys))
      if (usable.keys.length === 0) throw new Error('There is no key that could be used.')
      kept.keys = keySetOf(usable)
      kept.readAt = this.#parts.now()
    } catch (trouble) {
      this.#parts.onTrouble(trouble, url)
    }
  }

  #age(at: number): number {
    return this.#parts.now() - at
  }
}
