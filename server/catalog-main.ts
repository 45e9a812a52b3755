// `npm run catalog`, the second way in: works on the data directory that the server works on, also while it runs.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { readCommand, runCommand, usage } from './catalog/catalog-command.ts'
import { Catalogue } from './catalog/catalogue.ts'
import { progressLine } from './catalog/progress-line.ts'
import { AdminKeys } from './identity/admin-keys.ts'
import { readSettings } from './settings.ts'
import { Shops } from './shops/shops.ts'
import { migrate } from './storage/migrate.ts'
import { openSqlite } from './storage/sqlite.ts'

const command = readCommand(process.argv.slice(2))
if (typeof command === 'string') fail(`${command}\n${usage}`, 2)
if (command.name === 'help') {
  console.log(usage)
  process.exit(0)
}
const read = readSettings(process.env)
if (!read.ok) fail(read.problem)

const db = await openStorage(resolve(read.settings.DATA_DIR))
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
  await db.destroy()
}

function printed(print: (line: string) => void, line: string): void {
  progress.end()
  print(line)
}

async function openStorage(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    const db = openSqlite(dataDir)
    await migrate(db)
    return db
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? String(fault)
    return fail(
      `The data directory ${dataDir} cannot be used (${code}): set DATA_DIR to a folder that this process may write.`,
    )
  }
}

function fail(sentence: string, code = 1): never {
  console.error(sentence)
  process.exit(code)
}
