// Tokens that can be made again from what they are for. The store keeps a digest, as of any other secret; but a mail that has to be
// sent a second time carries the same link as the first, and nobody who reads the database alone has a link that works.
import { createHmac, hkdfSync } from 'node:crypto'

/** 160 bits: what nobody guesses, and short enough for a messenger. */
const tokenBytes = 20

/** The tokens of one purpose, derived from the server's secret (HKDF, RFC 5869). */
export class DerivedTokens {
  readonly #key: Uint8Array

  /** @param purpose what they open; tokens of two purposes have nothing in common. */
  constructor(secret: Uint8Array, purpose: string) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', `tagalong:${purpose}`, 32))
  }

  /** The token of a name, always the same: 27 characters of base64url. */
  of(name: string): string {
    return createHmac('sha256', this.#key).update(name).digest().subarray(0, tokenBytes).toString('base64url')
  }
}
