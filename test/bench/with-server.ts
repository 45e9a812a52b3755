import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerProcess } from '#test/support/server-process.ts'
import type { Target } from './targets/target.ts'

/** Starts a server on an empty folder for as long as the work takes. */
export function withServer<Answer>(target: Target, work: (server: ServerProcess) => Promise<Answer>): Promise<Answer> {
  return withFolder(async (dataDir) => {
    const server = await target.start({ dataDir })
    try {
      return await work(server)
    } finally {
      await server.kill()
    }
  })
}

/** An empty folder for as long as the work takes. */
export async function withFolder<Answer>(work: (dataDir: string) => Promise<Answer>): Promise<Answer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tagalong-bench-'))
  try {
    return await work(dataDir)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
