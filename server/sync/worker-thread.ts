// A background worker that is a thread: cheap to start, and what it answers is moved and not copied.
import { readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { Worker, parentPort } from 'node:worker_threads'
import type { Transferable } from 'node:worker_threads'
import { maxHeapMb } from './background-worker.ts'
import type { Reply, StartWorker } from './background-worker.ts'

/** @param module which calls `serveThreadJobs`. */
export function startThread(module: URL): StartWorker {
  return ({ replied, ended }) => {
    const worker = new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } })
    worker.unref()
    worker.on('message', (reply: Reply) => replied(reply))
    worker.on('error', ended)
    worker.on('exit', () => ended(new Error('The worker thread has ended')))
    return {
      isLast: false,
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      post: (message) => worker.postMessage(message),
      end: () => worker.terminate(),
    }
  }
}

/**
 * Runs the jobs that come to this thread.
 * @param transferred what of an answer moves to the server instead of being copied.
 * @param priority of the thread: on a busy machine the lowest gets next to nothing.
 */
export function serveThreadJobs<Answer>(
  run: (job: never) => Answer | Promise<Answer>,
  transferred: (answer: Answer) => readonly Transferable[] = () => [],
  priority: number = constants.priority.PRIORITY_LOW,
): void {
  giveWay(priority)
  const serve = async ({ id, job }: { id: number; job: never }) => {
    try {
      const answer = await run(job)
      parentPort?.postMessage({ id, answer }, [...transferred(answer)])
    } catch (fault) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      parentPort?.postMessage({ id, fault })
    }
  }
  parentPort?.on('message', (message: { id: number; job: never }) => void serve(message))
}

/** Lets the main thread go first where both want the same core: everybody waits for that one, and few for this one. */
function giveWay(priority: number): void {
  try {
    // Such as `4711/task/4712`; a system that has no such file has no priority of a single thread either.
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    setPriority(thread, priority)
  } catch {
    // It works as well, only sooner than others would like.
  }
}
