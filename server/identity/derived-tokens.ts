// Tokens derived from their purpose, so that they can be made again: a mail that is sent a second time carries the same link. The store
// keeps a digest only, so that the database alone reveals no working link.
import { createHmac, hkdfSync } from 'node:crypto'

/** 160 bits: not guessable, and short enough for a messenger. */
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
