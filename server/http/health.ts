import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { refusal } from '#shared/refusals.ts'
import { newApi } from '#server/host/api.ts'
import { problem, problems } from '#server/host/problem.ts'
import { json } from '#server/host/schemas.ts'
import type { Metrics } from '../host/metrics.ts'

/** What must answer before this node takes visitors. */
export interface Readiness {
  /** @throws while the store does not answer. */
  storage(): Promise<unknown>
  /** The node is about to end, and new visitors shall go elsewhere. */
  isStopping(): boolean
}

/** How long an answer is waited for; who asks gives up after some seconds. */
const answerWithinMs = 2000

const alive = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['Operation'],
  summary: 'Liveness check',
  responses: { 200: json(z.object({ ok: z.literal(true) }), 'It answers.') },
})

const ready = createRoute({
  method: 'get',
  path: '/readyz',
  tags: ['Operation'],
  summary: 'Readiness check',
  responses: {
    200: json(z.object({ ok: z.literal(true), storage: z.literal('ok') }), 'Everything it needs answers.'),
    ...problems('storage-unavailable', 'node-restarting'),
  },
})

const figures = createRoute({
  method: 'get',
  path: '/metrics',
  tags: ['Operation'],
  summary: 'Prometheus metrics',
  responses: {
    200: { description: 'Metrics in the Prometheus text format.', content: { 'text/plain': { schema: z.string() } } },
  },
})

/** The routes that operators' tools ask. */
export function healthRoutes({ readiness, metrics }: { readiness: Readiness; metrics: Metrics }) {
  return newApi()
    .openapi(alive, (c) => c.json({ ok: true } as const, 200))
    .openapi(ready, async (c) => {
      if (readiness.isStopping()) return problem(c, refusal('node-restarting'))
      if (!(await answers(readiness.storage()))) return problem(c, refusal('storage-unavailable'))
      return c.json({ ok: true, storage: 'ok' } as const, 200)
    })
    .openapi(figures, async (c) => {
      const text = await metrics.registry.metrics()
      return c.text(text, 200, { 'content-type': metrics.registry.contentType })
    })
}

async function answers(question: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), answerWithinMs)))
  const answered = question.then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([answered, late])
  } finally {
    clearTimeout(timer)
  }
}
