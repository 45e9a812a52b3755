// The edge by itself: routes of the test's own, a built page of the test's own, and a log that the test reads.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { onTestFinished } from 'vitest'
import { createHttpApp } from '#server/http/app.ts'
import type { HttpParts } from '#server/http/app.ts'
import { IdempotencyStore } from '#server/http/idempotency-store.ts'
import { openLog } from '#server/host/log.ts'
import { createMetrics } from '#server/host/metrics.ts'
import { Origins } from '#server/http/origins.ts'
import { migrate } from '#server/storage/migrate.ts'
import { openSqlite } from '#server/storage/sqlite.ts'
import { refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { temporaryFolder } from './folders.ts'
import { unlimitedBudgets } from './settings.ts'

/** An edge that listens. */
export interface TestHttp {
  readonly url: string
  /** Everything that was logged, line by line. */
  readonly log: readonly Record<string, unknown>[]
  /** Writes a file of the built page or the pictures, such as `page/index.html`. */
  build(file: string, content: string | Uint8Array): void
}

const refuse = () => Promise.resolve(refused(refusal('token-invalid')))
/** Knows no token at all. */
const nobody = { byToken: refuse, byTokenIn: refuse, byKey: refuse, renewable: refuse }

/** Starts the edge with whatever parts the test replaces. Call it inside a test. */
export async function startHttp(parts: Partial<HttpParts> = {}): Promise<TestHttp> {
  const folder = temporaryFolder()
  const db = openSqlite(folder)
  await migrate(db)
  const log: Record<string, unknown>[] = []
  let url = ''
  const app = createHttpApp({
    routes: [],
    access: { callers: nobody, keys: nobody, sessions: nobody, staff: nobody },
    origins: new Origins({ db, publicUrl: () => url, now: Date.now }),
    readiness: { storage: () => Promise.resolve(), isStopping: () => false },
    metrics: createMetrics(),
    metricsHere: undefined,
    budgets: unlimitedBudgets,
    limits: {
      requestsPerMinute: 0,
      roomsPerMinute: 0,
      roomsPerDay: 0,
      joinsPerMinute: 0,
      fileMegabytesPerDay: 0,
      memberRequestsPerMinute: 0,
      proxyHops: 0,
    },
    page: { pageDir: join(folder, 'page'), picturesDir: join(folder, 'pictures') },
    answers: new IdempotencyStore({
      db,
      secret: new TextEncoder().encode('the secret of an edge by itself'),
      now: Date.now,
    }),
    principalOf: () => Promise.resolve(undefined),
    publicUrl: () => url,
    log: openLog('trace', { write: (line) => log.push(JSON.parse(line) as Record<string, unknown>) }),
    ...parts,
  })
  const answer = getRequestListener(app.fetch)
  const http = createServer((request, response) => void answer(request, response))
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  onTestFinished(async () => {
    http.closeAllConnections()
    await new Promise((closed) => http.close(closed))
    await db.destroy()
  })
  return {
    url,
    log,
    build(file, content) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), content)
    },
  }
}
