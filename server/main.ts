// The way in: settings, start, stop cleanly.
import { readSettings } from './settings.ts'
import { StartProblem } from './listening.ts'
import { startServer } from './start.ts'

/** A stop that takes longer than this is cut: whatever was promised is on disk already. */
const maxStopMs = 9_000

const read = readSettings(process.env)
if (!read.ok) fail(read.problem)

const server = await startServer(read.settings).catch((fault: unknown) => {
  if (fault instanceof StartProblem) fail(fault.message)
  throw fault
})

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // A second Ctrl-C means now.
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), maxStopMs).unref()
    server.stop().then(
      () => process.exit(0),
      (fault: unknown) => {
        console.error(fault)
        process.exit(1)
      },
    )
  })
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
