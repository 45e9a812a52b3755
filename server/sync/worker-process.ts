// A background worker that is a process, for large work: unlike a thread it collects its garbage with helper threads of its own, and all of it
// gives way to everybody else who wants the processor. With a thread, edits of other rooms took three times as long beside such work.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { getCompileCacheDir } from 'node:module'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { maxHeapMb } from './background-worker.ts'
import type { Reply, StartWorker } from './background-worker.ts'

/** Where Linux has the command that starts a process which runs only when nobody else wants the processor. */
const chrt = ['/usr/bin/chrt', '/bin/chrt'].find((path) => existsSync(path))
/** What Node has compiled already, where it keeps that: a folder for each version is in it. */
const compileCache = getCompileCacheDir()?.replace(/\/[^/]+$/, '')
const asLast = chrt === undefined ? undefined : [chrt, '-i', '0']

/** @param module which calls `serveProcessJobs`. */
export function startProcess(module: URL): StartWorker {
  return ({ replied, ended }, mayBeLast) => {
    const first = mayBeLast ? asLast : undefined
    const child = spawned([
      ...(first ?? []),
      process.execPath,
      `--max-old-space-size=${maxHeapMb}`,
      fileURLToPath(module),
    ])
    if (!first) giveWay(child)
    child.on('message', (reply: Reply) => replied(reply))
    child.on('error', ended)
    child.on('exit', () => ended(new Error('The worker process has ended')))
    return { isLast: first !== undefined, post: (message) => void child.send(message), end: () => killed(child) }
  }
}

function spawned([program = '', ...args]: readonly string[]): ChildProcess {
  const child = spawn(program, args, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Nothing that is secret: it is handed what it needs with each job.
    env: { NODE_COMPILE_CACHE: compileCache },
  })
  // It does not keep the server from ending, and ends with it.
  child.unref()
  child.channel?.unref()
  return child
}

/** Lets the server go first, before the process has started any thread of its own. */
function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It works as well, only sooner than others would like.
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Runs the jobs that come to this process, which ends with the server. */
export function serveProcessJobs(run: (job: never) => unknown): void {
  process.on('message', ({ id, job }: { id: number; job: never }) => void reply(id, () => run(job)))
  process.on('disconnect', () => process.exit())
}

async function reply(id: number, run: () => unknown): Promise<void> {
  try {
    process.send?.({ id, answer: await run() })
  } catch (fault) {
    process.send?.({ id, fault })
  }
}
