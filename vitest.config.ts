// Three kinds of tests share two cores: the many small ones, beside which those wait that kill processes or slow the network down,
// and then people at pages.
import { existsSync, statfsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

// Where a program wants the numbers besides the report that people read.
const results = process.env['TEST_RESULTS']
const chaos = ['test/chaos/**', 'test/convergence/**']
const journeys = ['test/journeys/**']

// Folders of tests are in memory where there is room: hundreds of databases and profiles that wait for one disk take a third longer.
// What a killed process has written stays there as it stays in the cache of a disk.
if (freeBytes('/dev/shm') > 4 * 2 ** 30) process.env['TMPDIR'] = '/dev/shm'

// One more than there are cores: each waits for a third of its time, for a process to start, a network, a person.
const maxWorkers = 3

/** Begins with what waits longest, so that the machine is not left to it alone at the end. */
class ChaosFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isChaos = ({ project }: TestSpecification) => Number(project.name === 'chaos')
    // oxlint-disable-next-line unicorn/no-array-sort -- that of Vitest, which makes a new list
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => isChaos(other) - isChaos(one))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: ChaosFirst },
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    projects: [
      {
        test: {
          name: 'product',
          include: ['test/**/*.test.ts'],
          exclude: [...chaos, ...journeys],
          // Of a test that hangs. Waits are long: a busy machine is no fault of the product, and what does come ends them at once.
          testTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
          hookTimeout: 60_000,
          maxWorkers,
          // Half of what a collection of garbage takes: servers come and go, and little of them stays.
          execArgv: ['--max-semi-space-size=64'],
          // The server is imported once a worker, not once a file: a third of the time.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'chaos',
          include: chaos.map((folder) => `${folder}/*.test.ts`),
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'journeys',
          globalSetup: ['test/support/journeys-folder.ts'],
          include: journeys.map((folder) => `${folder}/*.test.ts`),
          testTimeout: 240_000,
          expect: { poll: { timeout: 60_000 } },
          hookTimeout: 60_000,
          maxWorkers,
          // Server, browser and profiles stay warm from file to file.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

/** 0 where there is no such folder. */
function freeBytes(folder: string): number {
  if (!existsSync(folder)) return 0
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
