// The server as its users run it: a process of its own that can be killed and started again on the same data.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bareEnvironment } from './bare-environment.ts'

const root = resolve(import.meta.dirname, '../..')
/** The script of the server. */
export const mainScript = resolve(root, 'server/main.ts')
const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
/** The options of Node that `npm start` runs the server with. */
export const startOptions: readonly string[] = scripts.start.split(' ').slice(1, -1)
/** Options of Node for what must not outlive the test that started it. Its standard input has to be a pipe, as it is by default. */
export const endsWithParent = [
  '--import',
  pathToFileURL(resolve(import.meta.dirname, 'end-with-parent.ts')).href,
] as const
/** The same for another program: arguments of Node that run it. A SIGTERM is passed on. */
export const runsUntilParentEnds = [resolve(import.meta.dirname, 'until-parent-ends.ts')] as const
/** Far longer than a start takes, so that only a hanging one is given up. */
const startLimitMs = 60_000

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

/** What to run besides the script itself. */
export interface Launch {
  readonly script: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Options of Node. */
  readonly nodeArgs?: readonly string[]
  /** A command that runs Node, such as `taskset -c 0`. */
  readonly wrapper?: readonly string[]
  /** The folder it runs in; the project's own by default. */
  readonly cwd?: string
}

/**
 * Runs the server and waits until it says where it is.
 * @param env its settings; `DATA_DIR` must be among them. `PORT` is any free one unless given.
 * @throws with what it wrote, if it ends before it is ready.
 */
export function spawnServer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  return launch({ script: mainScript, env, nodeArgs: startOptions })
}

/** Runs a script that prints the address it listens at, and waits for that. */
export async function launch({
  script,
  args = [],
  env = {},
  nodeArgs = [],
  wrapper = [],
  cwd = root,
}: Launch): Promise<ServerProcess> {
  const [program = '', ...rest] = [...wrapper, process.execPath, ...endsWithParent, ...nodeArgs, script, ...args]
  const child = spawn(program, rest, { cwd, env: { ...bareEnvironment, PORT: '0', ...env } })
  let written = ''
  const keep = (part: Buffer) => {
    written += part.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const url = await ready(child, () => written).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  return { url, pid: child.pid ?? 0, kill: (signal = 'SIGKILL') => end(child, signal), output: () => written }
}

function ready(child: ChildProcess, written: () => string): Promise<string> {
  return new Promise((resolveUrl, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready after ${startLimitMs} ms:\n${written()}`)), startLimitMs)
    child.stdout?.on('data', () => {
      const url = /https?:[/][/][\w.-]+:\d+/.exec(written())?.[0]
      if (!url) return
      clearTimeout(timer)
      resolveUrl(url)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`ended with ${code} before it was ready:\n${written()}`))
    })
  })
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
