import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openTestServer } from './server.ts'
import type { TestServer } from './server.ts'

let server: Promise<TestServer> | undefined

/**
 * The server that journeys share: every test has rooms of its own on it, and people who have been here before come back in a
 * tenth of a second. A test that sets something, moves the clock, changes a shop or stops its server starts one of its own
 * instead, with `startTestServer`.
 */
export function journeyServer(): Promise<TestServer> {
  return (server ??= openTestServer({ DATA_DIR: mkdtempSync(join(inject('journeysFolder'), 'server-')) }))
}
