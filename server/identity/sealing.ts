// Encrypts secrets that must be read again, such as a shop's: the database alone does not reveal them.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16
/** Tells how it was sealed, should that ever change. */
const prefix = 'v1.'

/** Seals texts with a key of their purpose, derived from the server's secret (HKDF, RFC 5869). */
export class Sealing {
  readonly #key: Uint8Array

  /** @param purpose what is sealed; keys of two purposes have nothing in common. */
  constructor(secret: Uint8Array, purpose: string) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', `tagalong:${purpose}`, 32))
  }

  /** @param context the owner: a sealed text that was moved to another owner does not open. */
  seal(text: string, context: string): string {
    const iv = randomBytes(ivBytes)
    const encryption = createCipheriv(cipher, this.#key, iv, { authTagLength: tagBytes })
    encryption.setAAD(Buffer.from(context))
    const sealed = Buffer.concat([iv, encryption.update(text, 'utf8'), encryption.final(), encryption.getAuthTag()])
    return prefix + sealed.toString('base64url')
  }

  /** The text; undefined where it was sealed with another secret, for another context, or was changed. */
  open(sealed: string, context: string): string | undefined {
    if (!sealed.startsWith(prefix)) return undefined
    const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url')
    if (bytes.length < ivBytes + tagBytes) return undefined
    const decryption = createDecipheriv(cipher, this.#key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    decryption.setAAD(Buffer.from(context))
    decryption.setAuthTag(bytes.subarray(-tagBytes))
    try {
      return decryption.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decryption.final('utf8')
    } catch {
      return undefined
    }
  }
}
