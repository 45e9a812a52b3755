// The folder of a run of the journeys. Their servers live as long as the process of the tests, which has no last word: it is cleared here.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where servers that outlive a test keep their data. */
    readonly journeysFolder: string
  }
}

let folder = ''

/** Called by Vitest before the first journey. */
export function setup(project: TestProject): void {
  folder = mkdtempSync(join(tmpdir(), 'tagalong-journeys-'))
  project.provide('journeysFolder', folder)
}

/** Called by Vitest after the last journey. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
