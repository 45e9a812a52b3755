// Answers requests for preview cards. Programs fetch them by the dozen once a link is sent into a group: each card is drawn once, one
// after another, and where too many wait, or too many of one address, the plain picture of the product does.
import type { Context } from 'hono'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import type { ReportError } from '#server/host/jobs/clock.ts'
import { matches } from '#server/host/negotiation.ts'
import { cardVersion } from '#server/host/preview-card.ts'
import type { PreviewCard } from '#server/host/preview-card.ts'
import { problem } from '#server/host/problem.ts'
import { addressOf } from '#server/limits/address.ts'
import { AddressCounter } from '#server/limits/address-counter.ts'
import type { CardPainter } from './card-painter.ts'
import type { ProductPictures } from './product-pictures.ts'

/** Cards have 40 to 120 KB. */
const maxCached = 100
/** How long a card is good: a picture that could not be fetched may be there later. */
const freshMs = 60 * 60_000
/** The most that wait to be drawn; one takes about 100 ms. */
const maxWaiting = 20
/** Of them by one address: whoever asks for all cards of a shop does not keep the others from theirs. */
const maxWaitingOfAddress = 4

interface Parts {
  readonly painter: Pick<CardPainter, 'paint'>
  readonly pictures: Pick<ProductPictures, 'bytesOf'>
  readonly now: () => number
  readonly reportError: ReportError
  /** How many proxies in front write `X-Forwarded-For`. */
  readonly proxyHops: number
}

export class PreviewCards {
  readonly #parts: Parts
  /** The oldest first. */
  readonly #cached = new Map<string, { readonly at: number; readonly bytes: Promise<Uint8Array> }>()
  #waiting = 0
  readonly #waitingOf = new AddressCounter(maxWaitingOfAddress)
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The card as JPEG; 304 where the client has it. Where it cannot be drawn now, a redirect to the picture that it would show. */
  async answer(c: Context<ApiEnv>, card: PreviewCard): Promise<Response> {
    const version = cardVersion(card)
    const headers = { 'cache-control': 'public, max-age=3600', 'etag': `"${version}"` }
    if (matches(c.req.header('if-none-match'), headers.etag)) return c.body(null, 304, headers)
    const bytes = await this.#drawn(version, card, addressOf(c.env.incoming, this.#parts.proxyHops))
    if (bytes) return c.body(new Uint8Array(bytes), 200, { ...headers, 'content-type': 'image/jpeg' })
    return card.picture ? c.redirect(card.picture.src) : problem(c, refusal('too-many-requests'))
  }

  /** Undefined where too many wait, or it failed. */
  async #drawn(version: string, card: PreviewCard, address: string | undefined): Promise<Uint8Array | undefined> {
    const known = this.#cached.get(version)
    if (known && known.at + freshMs > this.#parts.now()) return known.bytes.catch(() => undefined)
    if (this.#waiting >= maxWaiting || (address !== undefined && !this.#waitingOf.enter(address))) return undefined
    const bytes = this.#draw(card)
    this.#cached.delete(version)
    this.#cached.set(version, { at: this.#parts.now(), bytes })
    for (const oldest of this.#cached.keys()) {
      if (this.#cached.size <= maxCached) break
      this.#cached.delete(oldest)
    }
    try {
      return await bytes
    } catch (fault) {
      this.#cached.delete(version)
      this.#parts.reportError(fault, 'A preview card could not be drawn')
      return undefined
    } finally {
      if (address !== undefined) this.#waitingOf.leave(address)
    }
  }

  /** One after another: a picture takes up to 100 MB while it is drawn. */
  #draw(card: PreviewCard): Promise<Uint8Array> {
    this.#waiting += 1
    const picture = this.#parts.pictures.bytesOf(card.picture)
    const drawn = this.#last.then(async () => this.#parts.painter.paint({ card, picture: await picture }))
    this.#last = drawn.catch(() => undefined).finally(() => (this.#waiting -= 1))
    return drawn
  }
}
