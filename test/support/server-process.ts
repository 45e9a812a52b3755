// The server as its users run it: a process of its own that can be killed and started again on the same data.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const main = resolve(import.meta.dirname, '../../server/main.ts')
/** Far longer than a start takes, so that only a hanging one is given up. */
const startLimitMs = 30_000

/** How a process ended. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** From the signal to the end. */
  readonly ms: number
}

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** Ends the process and waits until it is gone; one that is gone already answers how it went. */
  kill(signal?: NodeJS.Signals): Promise<Ending>
  /** Everything it wrote so far. */
  output(): string
}

/**
 * Runs `server/main.ts` and waits until it says where it is.
 * @param env settings besides those that the process needs to run at all; `DATA_DIR` must be given.
 * @param wrapper a command that the server is run by, such as `taskset`.
 * @throws with what it wrote, if it ends before it is ready.
 */
export async function spawnServer(
  env: Readonly<Record<string, string>>,
  wrapper: readonly string[] = [],
): Promise<ServerProcess> {
  const [program = '', ...args] = [...wrapper, process.execPath, main]
  const child = spawn(program, args, { env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env } })
  let written = ''
  const url = await new Promise<string>((ready, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready after ${startLimitMs} ms:\n${written}`)), startLimitMs)
    const keep = (part: Buffer) => {
      written += part.toString()
      const found = /https?:[/][/][\w.:[\]-]+/.exec(written)?.[0]
      if (found) {
        clearTimeout(timer)
        ready(found)
      }
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready:\n${written}`)))
  })
  return { url, pid: child.pid ?? 0, kill: (signal = 'SIGKILL') => end(child, signal), output: () => written }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<Ending> {
  const began = performance.now()
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return { code: child.exitCode, signal: child.signalCode, ms: performance.now() - began }
}
