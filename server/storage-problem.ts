// What is wrong with the data folder, as a sentence for the operator. No sentence advises another folder, a new file or a deletion
// where that would take what people have saved out of their sight.
import { join } from 'node:path'
import { databaseFile } from './storage/database-file.ts'
import { FolderInUse } from './storage/folder-lock.ts'
import { NewerDatabase } from './storage/migrate.ts'
import { StartProblem } from './storage/start-problem.ts'

/** SQLite's primary result codes (sqlite.org/rescode.html) and the system's, by what they mean here. */
const kinds = {
  full: [13, 'ENOSPC', 'EDQUOT'],
  damaged: [11, 26],
  closed: [3, 8, 14, 'EACCES', 'EPERM', 'EROFS'],
  broken: [10, 'EIO'],
  busy: [5],
  noFolder: ['ENOTDIR', 'EEXIST'],
} as const

type Kind = keyof typeof kinds

/** The sentence for a fault of the storage, also where it is the cause of another; undefined for any other fault. */
export function storageProblem(fault: unknown, dataDir: string): StartProblem | undefined {
  for (const cause of chainOf(fault)) {
    const sentence = sentenceFor(cause, dataDir)
    if (sentence !== undefined) return new StartProblem(sentence, { cause: fault })
  }
  return undefined
}

function sentenceFor(fault: unknown, dataDir: string): string | undefined {
  const file = join(dataDir, databaseFile)
  if (fault instanceof StartProblem) return fault.message
  if (fault instanceof FolderInUse) return inUse(fault, dataDir)
  if (fault instanceof NewerDatabase)
    return `The database ${file} was written by a newer version of Tagalong (${fault.unknown.join(', ')}) and was left as it is: start that version, or a later one.`
  const kind = kindOf(fault)
  const { path = file } = fault as NodeJS.ErrnoException
  return kind && sentences[kind](dataDir, { path, reason: reasonOf(fault) })
}

/** A file, and what SQLite or the system say about it. */
interface Trouble {
  readonly path: string
  readonly reason: string
}

const sentences: Readonly<Record<Kind, (dataDir: string, trouble: Trouble) => string>> = {
  full: (dataDir) =>
    `The disk of the data directory ${dataDir} is full: free some space and start again, for everything that was saved is still there.`,
  damaged: (_, { path, reason }) =>
    `The database ${path} (${reason}) is damaged and was left as it is: move it aside with the files beside it that have its name, and put a backup in its place.`,
  closed: (dataDir, { path, reason }) =>
    `The data directory ${dataDir} cannot be used, because of ${path} (${reason}): let the user of this process${userId()} read and write the folder and the files in it.`,
  broken: (dataDir, { path, reason }) =>
    `The disk of the data directory ${dataDir} cannot be read or written, at ${path} (${reason}): check the disk and how it is mounted, and start again.`,
  busy: (_, { path, reason }) =>
    `Another program keeps the database ${path} (${reason}) locked: end that program, such as a database browser or a copy under way, and start again.`,
  noFolder: (dataDir, { reason }) =>
    `The data directory ${dataDir} cannot be used (${reason}): it is a file or lies below one, so set DATA_DIR to the folder that has the data.`,
}

function inUse({ holder }: FolderInUse, dataDir: string): string {
  const owner = holder
    ? `process ${holder.pid} on ${holder.host}, since ${new Date(holder.since).toISOString()}`
    : 'another process'
  return `The data directory ${dataDir} is in use by ${owner}: stop that process first, for one folder is served by one process.`
}

function kindOf(fault: unknown): Kind | undefined {
  const { code, errcode } = fault as { readonly code?: unknown; readonly errcode?: unknown }
  // Extended result codes have the primary one in their low byte.
  const known = typeof errcode === 'number' ? errcode % 256 : code
  const found = Object.entries(kinds).find(([, codes]) => (codes as readonly unknown[]).includes(known))
  return found?.[0] as Kind | undefined
}

/** What SQLite or the system say. */
function reasonOf(fault: unknown): string {
  const { code, errstr } = fault as { readonly code?: string; readonly errstr?: string }
  return errstr ?? code ?? String(fault)
}

function userId(): string {
  const id = process.getuid?.()
  return id === undefined ? '' : `, ${id},`
}

/** A fault and its causes, the innermost last. */
function* chainOf(fault: unknown): Generator<object> {
  for (let cause = fault; typeof cause === 'object' && cause !== null; cause = (cause as { cause?: unknown }).cause)
    yield cause
}
