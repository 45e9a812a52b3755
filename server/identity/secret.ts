// The key that member tokens are signed with.
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '#shared/ids.ts'

/** The shortest secret taken from the settings, characters: HS256 wants a key as long as its hash (RFC 7518, 3.2). */
export const minSecretLength = 32

/**
 * The signing key: `SECRET` of the settings, or else the one stored in the data directory, made there once.
 * @param dataDir an existing, writable folder.
 * @throws if the secret is too short, or the folder cannot be read or written.
 */
export function loadSecret(dataDir: string, secret?: string): Uint8Array {
  const text = secret ?? keptOnce(join(dataDir, 'secret'), () => newId(32))
  if (text.length < minSecretLength) throw new Error(`SECRET must have at least ${minSecretLength} characters`)
  return new TextEncoder().encode(text)
}

/** The content of a file that is made once, also where several processes start at the same time. */
export function keptOnce(file: string, make: () => string): string {
  const made = `${file}.${newId()}`
  writeFileSync(made, make(), { mode: 0o600, flag: 'wx', flush: true })
  try {
    // A link appears whole or not at all, and never replaces what another process made first.
    linkSync(made, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(made)
  }
  return readFileSync(file, 'utf8').trim()
}
