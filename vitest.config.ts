// Three kinds of tests share two cores: the many small ones side by side, then those that need the machine for themselves.
import { defineConfig } from 'vitest/config'

// Where a program wants the numbers besides the report that people read.
const results = process.env['TEST_RESULTS']
const chaos = ['test/chaos/**', 'test/convergence/**']
const journeys = ['test/journeys/**']

export default defineConfig({
  test: {
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    projects: [
      {
        test: {
          name: 'product',
          include: ['test/**/*.test.ts'],
          exclude: [...chaos, ...journeys],
          // Of a test that hangs; the slowest take a third of it on a busy machine.
          testTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Killed processes and races: a busy neighbour makes a start of the server five times as long.
        test: {
          name: 'chaos',
          include: chaos.map((folder) => `${folder}/*.test.ts`),
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Two at a time: a person at a page mostly waits, for the next frame, the network, another person.
        test: {
          name: 'journeys',
          include: journeys.map((folder) => `${folder}/*.test.ts`),
          testTimeout: 120_000,
          expect: { poll: { timeout: 40_000 } },
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
