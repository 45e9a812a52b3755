import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { bareEnvironment } from './bare-environment.ts'

/** How a command ended, and what it printed. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

type Command = (dataDir: string, ...args: readonly string[]) => Promise<Ended>

/** Runs `npm run catalog -- …` on a data folder to its end. */
export const catalog: Command = commandOf('catalog-main.ts')
/** Runs `npm run db -- …` on a data folder to its end. */
export const db: Command = commandOf('db-main.ts')

function commandOf(file: string): Command {
  const main = resolve(import.meta.dirname, '../../server', file)
  return async (dataDir, ...args) => {
    const env = { ...bareEnvironment, DATA_DIR: dataDir }
    const child = spawn(process.execPath, [main, ...args], { env })
    const [, out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
    return { code: child.exitCode, out, err }
  }
}
