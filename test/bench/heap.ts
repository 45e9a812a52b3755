// The heap of a server that was started with `--inspect`, seen from outside, after everything unused is collected.
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { ServerProcess } from '#test/support/server-process.ts'

/** @returns bytes in use after a garbage collection: objects, and the buffers they hold outside of the heap. */
export async function heapUsed(server: ServerProcess): Promise<number> {
  const address = /ws:[/][/]127[.]0[.]0[.]1:\d+[/][\w-]+/.exec(server.output())?.[0]
  if (!address) throw new Error('the server was not started with --inspect')
  const inspector = new WebSocket(address, { perMessageDeflate: false })
  await once(inspector, 'open')
  // What is freed by one collection may free more in the next.
  for (let round = 0; round < 3; round += 1) await ask(inspector, 'HeapProfiler.collectGarbage')
  const usage = (await ask(inspector, 'Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number }
  inspector.close()
  return usage.usedSize + (usage.backingStorageSize ?? 0)
}

let asked = 0

async function ask(inspector: WebSocket, method: string): Promise<unknown> {
  asked += 1
  inspector.send(JSON.stringify({ id: asked, method }))
  for (;;) {
    const [data] = (await once(inspector, 'message')) as [Buffer]
    const answer = JSON.parse(data.toString()) as { id?: number; result?: unknown }
    if (answer.id === asked) return answer.result
  }
}
