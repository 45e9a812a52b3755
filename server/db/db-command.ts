// `npm run db`: backs up, checks and repairs the database of a data folder. `server/db-main.ts` runs it.
import { copyFileSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Kysely } from 'kysely'
import { isId } from '#shared/ids.ts'
import type { RoomId } from '#shared/ids.ts'
import { backUp } from '#server/storage/back-up.ts'
import { databaseFile } from '#server/storage/database-file.ts'
import { damageOf, repairRoom } from '#server/storage/repair-room.ts'
import type { Tables } from '#server/storage/tables.ts'

export const usage = `Use one of these:
  npm run db -- backup <file>
  npm run db -- check
  npm run db -- repair <room>

backup   copies the database to a new file, also while the server runs, and beside it the keys that tokens and push messages
         are signed with: <file>.secret and <file>.vapid.json.
check    reads everything and names the rooms that are damaged.
repair   takes a damaged room back to its last good state. The server must be stopped.`

/** Exit codes. */
const done = 0
const failed = 1

/** Beside the database in a data folder; where the settings have them, the files are not there. */
const keyFiles = ['secret', 'vapid.json'] as const

/** What was asked for. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'check' }
  | { readonly name: 'backup'; readonly file: string }
  | { readonly name: 'repair'; readonly room: RoomId }

/** A database until it is closed. */
interface OpenDatabase {
  readonly db: Kysely<Tables>
  close(): Promise<void>
}

/** What the command works on. */
export interface CommandParts {
  readonly dataDir: string
  /** Opens the database of a folder, also beside a server. */
  readonly open: (dataDir: string) => Promise<OpenDatabase>
  /** Opens the database of a folder for this process alone. @throws where a server has it. */
  readonly own: (dataDir: string) => Promise<OpenDatabase>
  readonly now: () => number
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
}

/**
 * Reads what stands behind `npm run db --`.
 * @returns the command, or a sentence why it is none.
 */
export function readCommand(args: readonly string[]): Command | string {
  const [name, about, ...more] = args
  if (name === '--help' || name === '-h') return { name: 'help' }
  if (name === 'check' && about === undefined) return { name }
  if (about !== undefined && more.length === 0) {
    if (name === 'backup') return { name, file: resolve(about) }
    if (name === 'repair') return isId(about) ? { name, room: about } : `“${about}” cannot be the id of a room.`
  }
  return name === undefined ? 'What shall be done?' : `“${args.join(' ')}” is not understood.`
}

/** Does what was asked for. @returns the exit code: 0 done; 1 refused, or something is damaged. */
export async function runCommand(command: Exclude<Command, { name: 'help' }>, parts: CommandParts): Promise<number> {
  const { dataDir } = parts
  if (!existsSync(join(dataDir, databaseFile)))
    return complain(parts, `There is no database in ${dataDir}: set DATA_DIR to the folder of the server.`)
  switch (command.name) {
    case 'backup':
      return makeBackup(parts, command.file)
    case 'check':
      return check(parts)
    default:
      return repair(parts, command.room)
  }
}

function makeBackup(parts: CommandParts, file: string): number {
  const { dataDir, say } = parts
  const keys = keyFiles.filter((name) => existsSync(join(dataDir, name)))
  const taken = [file, ...keys.map((name) => `${file}.${name}`)].find((path) => existsSync(path))
  if (taken !== undefined) return complain(parts, `${taken} is there already, and is left as it is. Name another file.`)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  for (const name of keys) {
    copyFileSync(join(dataDir, name), `${file}.${name}`, constants.COPYFILE_EXCL)
    chmodSync(`${file}.${name}`, 0o600)
  }
  // Last: where the database is, everything is.
  backUp(join(dataDir, databaseFile), file)
  say(`Backed up to ${[file, ...keys.map((name) => `${file}.${name}`)].join(', ')}.`)
  return done
}

async function check(parts: CommandParts): Promise<number> {
  const { db, close } = await parts.open(parts.dataDir)
  try {
    const documents = await db
      .selectFrom('documents')
      .innerJoin('rooms', 'rooms.num', 'documents.room')
      .select(['documents.num', 'documents.name', 'rooms.id'])
      .orderBy('documents.num')
      .execute()
    const damaged = new Set<RoomId>()
    for (const { num, name, id } of documents) {
      const damage = await damageOf(db, num)
      if (!damage) continue
      damaged.add(id)
      parts.complain(`Room ${id}, document ${name}. ${damage.message}`)
    }
    if (damaged.size > 0) return complain(parts, `${damaged.size} damaged: npm run db -- repair <room>.`)
    parts.say(`All ${documents.length} documents are whole.`)
    return done
  } finally {
    await close()
  }
}

async function repair(parts: CommandParts, room: RoomId): Promise<number> {
  const { db, close } = await parts.own(parts.dataDir)
  try {
    const repaired = await repairRoom(db, room, parts.now())
    if (!repaired) return complain(parts, `There is no room “${room}”.`)
    for (const { name, lost } of repaired)
      parts.say(`Document ${name}: put together again without ${lost} damaged ${lost === 1 ? 'row' : 'rows'}.`)
    parts.say(
      repaired.length > 0
        ? `Room ${room} is whole. Devices that have what was lost send it again when they come back.`
        : `Room ${room} is whole; nothing was changed.`,
    )
    return done
  } finally {
    await close()
  }
}

function complain({ complain }: CommandParts, line: string): number {
  complain(line)
  return failed
}
