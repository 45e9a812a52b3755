// `npm run db`, the third way in: looks after the database of a data folder.
import { resolve } from 'node:path'
import { readCommand, runCommand, usage } from './db/db-command.ts'
import { commandOf, fail, settingsOrFail } from './command-line.ts'
import { openBesideOwner, openStorage } from './open-storage.ts'
import { openSqlite } from './storage/sqlite.ts'
import { StartProblem } from './storage/start-problem.ts'

const command = commandOf(readCommand, usage)
const settings = settingsOrFail()

// Files made here are readable by their owner alone.
process.umask(0o077)
try {
  process.exitCode = await runCommand(command, {
    dataDir: resolve(settings.DATA_DIR),
    open: (dataDir) => openBesideOwner(dataDir, openSqlite),
    own: (dataDir) => openStorage(dataDir, openSqlite),
    now: Date.now,
    say: (line) => console.log(line),
    complain: (line) => console.error(line),
  })
} catch (fault) {
  if (fault instanceof StartProblem) fail(fault.message)
  fail(`It could not be done: ${fault instanceof Error ? fault.message : String(fault)}.`)
}
