// The key that member tokens are signed with.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { newId } from '#shared/ids.ts'
import { StartProblem } from '../storage/start-problem.ts'
import { keptOnce } from './kept-once.ts'

/** The shortest secret taken from the settings, characters: HS256 wants a key as long as its hash (RFC 7518, 3.2). */
export const minSecretLength = 32

/**
 * The signing key: `SECRET` of the settings, or else the one stored in the data directory, made there once.
 * @param options.isInUse whether there are sessions that the key must fit: then no new one is made without being asked for.
 * @param options.dataDir an existing, writable folder.
 * @throws StartProblem if the secret is too short, or gone; what the system throws where the folder cannot be read or written.
 */
export function loadSecret({
  dataDir,
  secret,
  isInUse = false,
}: {
  readonly dataDir: string
  readonly secret?: string | undefined
  readonly isInUse?: boolean
}): Uint8Array {
  const text = secret ?? storedSecret(join(dataDir, 'secret'), isInUse)
  if (text.length < minSecretLength)
    throw new StartProblem(`SECRET must have at least ${minSecretLength} characters: set a longer one.`)
  return new TextEncoder().encode(text)
}

function storedSecret(file: string, isInUse: boolean): string {
  if (isInUse && !existsSync(file))
    throw new StartProblem(
      `The file ${resolve(file)} is missing, though people are in rooms here: put it back from the backup of this database, or set SECRET to what it held. If it is lost, write at least ${minSecretLength} random characters into it: then everybody has to come in again by their link, links in mails sent so far stop working, and shops set their identity secrets again; rooms and what is in them stay.`,
    )
  const text = keptOnce(file, () => newId(32))
  if (text.length < minSecretLength)
    throw new StartProblem(
      `The secret in ${file} is cut short, to ${text.length} characters: put back the file from a backup; without one, write at least ${minSecretLength} random characters into it, with which links in mails sent so far stop working and shops set their identity secrets again.`,
    )
  return text
}
