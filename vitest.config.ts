// Three kinds of tests share the cores side by side: while one waits (for a frame, the network, another person, a killed
// process), another works. A worker more than there are cores keeps two cores busy.
import { defineConfig } from 'vitest/config'

// Where a program wants the numbers besides the report that people read.
const results = process.env['TEST_RESULTS']
const chaos = ['test/chaos/**', 'test/convergence/**']
const journeys = ['test/journeys/**']
const maxWorkers = 3

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
          maxWorkers,
        },
      },
      {
        // Killed processes and races.
        test: {
          name: 'chaos',
          include: chaos.map((folder) => `${folder}/*.test.ts`),
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'journeys',
          include: journeys.map((folder) => `${folder}/*.test.ts`),
          testTimeout: 120_000,
          expect: { poll: { timeout: 40_000 } },
          hookTimeout: 60_000,
          maxWorkers,
        },
      },
    ],
  },
})
