// Servers for tests: one in this process, or one in a process of its own. Both are gone, with their data, after the test.
import { onTestFinished } from 'vitest'
import { readSettings } from '#server/settings.ts'
import { startServer } from '#server/start.ts'
import { temporaryFolder } from './folders.ts'
import { spawnServer } from './server-process.ts'
import { withoutLimits } from './settings.ts'
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
  const dataDir = overrides['DATA_DIR'] ?? temporaryFolder()
  const read = readSettings({ PORT: '0', LOG_LEVEL: 'silent', ...withoutLimits, DATA_DIR: dataDir, ...overrides })
  if (!read.ok) throw new Error(read.problem)
  const { url, directory, notifications, stop } = await startServer(
    read.settings,
    builtDir === undefined ? {} : { builtDir },
  )
  let stopped: Promise<void> | undefined
  const stopOnce = () => (stopped ??= stop())
  onTestFinished(stopOnce)
  return { url, directory, notifications, dataDir, stop: stopOnce }
}

/** A server in a process of its own that can be ended and started again where it was. */
export interface RestartableServer {
  readonly url: string
  readonly dataDir: string
  readonly kill: ServerProcess['kill']
  output(): string
  /** Starts it again, on the same data and the same port. */
  restart(): Promise<void>
}

/** Starts the server as its users do, in a process of its own, without limits of rate. Call it inside a test. */
export async function startServerProcess(overrides: Overrides = {}): Promise<RestartableServer> {
  const dataDir = overrides['DATA_DIR'] ?? temporaryFolder()
  const env = { LOG_LEVEL: 'info', ...withoutLimits, DATA_DIR: dataDir, ...overrides }
  let running = await spawnServer(env)
  onTestFinished(async () => {
    await running.kill()
  })
  const { url } = running
  return {
    url,
    dataDir,
    kill: (signal) => running.kill(signal),
    output: () => running.output(),
    restart: async () => {
      running = await spawnServer({ ...env, PORT: new URL(url).port })
    },
  }
}
