// The way in. Signals first: from then on a stop ends cleanly, however far the start has come.
import { Lifecycle, StopAsked } from './host/lifecycle.ts'

/** A stop that takes longer than this is cut: whatever was promised is on disk already. */
const maxStopMs = 9_000

const lifecycle = new Lifecycle()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)

// Loaded only now: it takes some hundred milliseconds, and the first process of a container ignores a signal that it does not handle.
const { readSettings } = await import('./settings.ts')
const { environmentOf, readArguments } = await import('./arguments.ts')
const { startServer } = await import('./start.ts')
const { SteadyClock } = await import('./host/jobs/steady-clock.ts')
const { sayReady } = await import('./ready.ts')
const { StartProblem } = await import('./storage/start-problem.ts')

const asked = readArguments(process.argv.slice(2))
if (!asked.ok) fail(asked.problem)
const read = readSettings(environmentOf(process.env, asked.options))
if (!read.ok) fail(read.problem)

try {
  const { url } = await startServer(read.settings, { lifecycle, clock: (log) => new SteadyClock(log) })
  sayReady(url, read.settings, asked.options)
} catch (fault) {
  if (fault instanceof StartProblem) fail(fault.message)
  if (!(fault instanceof StopAsked)) throw fault
}

function stop(): void {
  // A second Ctrl-C means now.
  if (lifecycle.isStopping) process.exit(1)
  setTimeout(() => process.exit(1), maxStopMs).unref()
  lifecycle.stop().then(
    () => process.exit(0),
    (fault: unknown) => {
      console.error(fault)
      process.exit(1)
    },
  )
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
