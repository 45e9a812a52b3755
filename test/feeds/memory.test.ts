import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/support/folders.ts'

const program = resolve(import.meta.dirname, '../support/feed-process.ts')

/** So that what is measured is what is kept, and not what was not collected yet. */
const smallHeap = ['--max-old-space-size=64', '--max-semi-space-size=2']

/** Imports a feed in a process of its own. */
async function imported(
  megabytes: number,
): Promise<{ items: number; rows: number; problemCount: number; peakMb: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...smallHeap,
    program,
    temporaryFolder(),
    String(megabytes),
  ])
  return JSON.parse(stdout) as { items: number; rows: number; problemCount: number; peakMb: number }
}

// The feed is longer than the memory that it may take beside the program itself; 2 GB took 170 MB.
test('a feed takes no more memory the longer it is', { timeout: 120_000 }, async () => {
  const { items, rows, problemCount, peakMb } = await imported(150)
  expect([rows, problemCount]).toEqual([items, 0])
  expect(items).toBeGreaterThan(7000)
  expect(peakMb).toBeLessThan(200)
})
