// `npm run catalog`, the second way in: works on the data directory that the server works on, also while it runs.
import { readCommand, runCommand, usage } from './catalog/catalog-command.ts'
import { Catalogue } from './catalog/catalogue.ts'
import { progressLine } from './catalog/progress-line.ts'
import { AdminKeys } from './identity/admin-keys.ts'
import { commandOf, fail, settingsOrFail } from './command-line.ts'
import { openBesideOwner } from './open-storage.ts'
import type { OpenStorage } from './open-storage.ts'
import { Shops } from './shops/shops.ts'
import { openSqlite } from './storage/sqlite.ts'
import { StartProblem } from './storage/start-problem.ts'

const command = commandOf(readCommand, usage)
const settings = settingsOrFail()

const storage = await openStorage(settings.DATA_DIR)
const { db } = storage
const progress = progressLine(process.stderr, Date.now)
try {
  process.exitCode = await runCommand(command, {
    catalogue: new Catalogue({ db, now: Date.now }),
    shops: new Shops({ db, now: Date.now }),
    keys: new AdminKeys({ db, now: Date.now }),
    say: (line) => printed(console.log, line),
    complain: (line) => printed(console.error, line),
    onProgress: progress.tell,
  })
} catch (fault) {
  progress.end()
  fail(
    `It could not be saved (${fault instanceof Error ? fault.message : String(fault)}). What was reported as saved is kept.`,
  )
} finally {
  await storage.close()
}

function printed(print: (line: string) => void, line: string): void {
  progress.end()
  print(line)
}

/** Beside a server: it owns the folder, and its rooms take what is written here within two seconds. */
function openStorage(dataDir: string): Promise<OpenStorage> {
  return openBesideOwner(dataDir, openSqlite).catch((fault: unknown) => {
    if (fault instanceof StartProblem) fail(fault.message)
    throw fault
  })
}
