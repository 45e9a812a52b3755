// The way in. Signals first: from then on a stop ends cleanly, however far the start has come.
import { Lifecycle, StopAsked } from './host/lifecycle.ts'

/** A stop that takes longer than this is cut: whatever was promised is on disk already. */
const maxStopMs = 9_000

const lifecycle = new Lifecycle()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)

// Loaded only now: it takes some hundred milliseconds, and the first process of a container ignores a signal that it does not handle.
const { readSettings } = await import('./settings.ts')
const { startServer } = await import('./start.ts')
const { StartProblem } = await import('./listening.ts')

const read = readSettings(process.env)
if (!read.ok) fail(read.problem)

await startServer(read.settings, { lifecycle }).catch((fault: unknown) => {
  if (fault instanceof StopAsked) return
  if (fault instanceof StartProblem) fail(fault.message)
  throw fault
})

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
