// Servers for tests: one in this process, or one in a process of its own. Both are gone, with their data, after the test.
import { onTestFinished } from 'vitest'
import { readSettings } from '#server/settings.ts'
import { startServer } from '#server/start.ts'
import { serverClock } from './clock.ts'
import { putEmptyDatabase } from './empty-database.ts'
import { temporaryFolder } from './folders.ts'
import { spawnServer } from './server-process.ts'
import { outfitters, withoutLimits } from './settings.ts'
import type { RunningServer } from '#server/start.ts'
import type { ServerProcess } from './server-process.ts'

/** Settings by the names of their variables. */
type Overrides = Readonly<Record<string, string>>

/** A server in this process. */
export interface TestServer extends RunningServer {
  readonly dataDir: string
}

/** Starts the real server in this process, on a free port and an empty folder, without limits of rate. Call it inside a test. @param builtDir another build than the one at hand. */
export async function startTestServer(overrides: Overrides = {}, builtDir?: string): Promise<TestServer> {
  const server = await openTestServer(
    { DATA_DIR: overrides['DATA_DIR'] ?? (await newFolder()), ...overrides },
    builtDir,
  )
  onTestFinished(server.stop)
  return server
}

async function newFolder(): Promise<string> {
  const folder = temporaryFolder()
  await putEmptyDatabase(folder)
  return folder
}

/** The same, until somebody stops it. */
export async function openTestServer(
  overrides: Overrides & { readonly DATA_DIR: string },
  builtDir?: string,
): Promise<TestServer> {
  const read = readSettings({ PORT: '0', LOG_LEVEL: 'silent', ...outfitters, ...withoutLimits, ...overrides })
  if (!read.ok) throw new Error(read.problem)
  const { url, directory, notifications, files, stop } = await startServer(read.settings, {
    clock: () => serverClock,
    ...(builtDir !== undefined && { builtDir }),
  })
  let stopped: Promise<void> | undefined
  return { url, directory, notifications, files, dataDir: overrides.DATA_DIR, stop: () => (stopped ??= stop()) }
}

/** A server in a process of its own that can be ended and started again where it was. */
export interface RestartableServer {
  readonly url: string
  readonly dataDir: string
  /** The process that runs now. */
  readonly pid: number
  readonly kill: ServerProcess['kill']
  output(): string
  /** Starts it again, on the same data and the same port. */
  restart(): Promise<void>
}

/** Starts the server as its users do, in a process of its own, without limits of rate. Call it inside a test. */
export async function startServerProcess(overrides: Overrides = {}): Promise<RestartableServer> {
  const dataDir = overrides['DATA_DIR'] ?? temporaryFolder()
  const env = { LOG_LEVEL: 'info', ...outfitters, ...withoutLimits, DATA_DIR: dataDir, ...overrides }
  let running = await spawnServer(env)
  onTestFinished(async () => {
    await running.kill()
  })
  const { url } = running
  return {
    url,
    dataDir,
    get pid() {
      return running.pid
    },
    kill: (signal) => running.kill(signal),
    output: () => running.output(),
    restart: async () => {
      running = await spawnServer({ ...env, PORT: new URL(url).port })
    },
  }
}
