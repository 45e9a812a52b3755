// Loaded before the server by `--import`: sends a signal to its own process after so many statements of the database.
import { DatabaseSync, StatementSync } from 'node:sqlite'

const at = Number(process.env['END_AT'])
const signal = process.env['END_BY'] as NodeJS.Signals
let statements = 0

function counted<Method extends (...args: never[]) => unknown>(method: Method): Method {
  return function (this: unknown, ...args: never[]) {
    const result = method.apply(this, args)
    statements += 1
    if (statements === at) process.kill(process.pid, signal)
    return result
  } as Method
}

DatabaseSync.prototype.exec = counted(DatabaseSync.prototype.exec)
for (const name of ['all', 'run'] as const) {
  const patched: Record<typeof name, (...args: never[]) => unknown> = StatementSync.prototype
  patched[name] = counted(patched[name])
}
