import { createHash } from 'node:crypto'

/**
 * SHA-256 of a random secret, hex: what the store keeps of session secrets and invitation codes. They carry at least
 * 128 random bits, so a slow password hash would add nothing.
 */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
