import * as z from 'zod'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { json } from '#server/host/schemas.ts'
import type { Metrics } from '#server/host/metrics.ts'

/** What must answer before this node takes visitors. */
export interface Readiness {
  /** @throws while the store does not answer. */
  storage(): Promise<unknown>
  /** The node is about to end, and new visitors shall go elsewhere. */
  isStopping(): boolean
}

/** How long to wait for an answer; probes give up after some seconds. */
const answerWithinMs = 2000

const probe = { method: 'get', tags: ['Operation'], access: 'open', limit: 'none' } as const

/** The routes that operators' tools ask; they lie at the root. */
export function healthRoutes({ readiness, metrics }: { readiness: Readiness; metrics: Metrics }): readonly Route[] {
  const alive = route(
    {
      ...probe,
      path: '/healthz',
      summary: 'Liveness check',
      responses: { 200: json(z.object({ ok: z.literal(true) }), 'It answers.') },
    },
    (c) => c.json({ ok: true } as const, 200),
  )
  const ready = route(
    {
      ...probe,
      path: '/readyz',
      summary: 'Readiness check',
      responses: {
        200: json(z.object({ ok: z.literal(true), storage: z.literal('ok') }), 'Everything it needs answers.'),
      },
      refusals: ['storage-unavailable', 'node-restarting'],
    },
    async (c) => {
      if (readiness.isStopping()) return problem(c, refusal('node-restarting'))
      if (!(await answers(readiness.storage()))) return problem(c, refusal('storage-unavailable'))
      return c.json({ ok: true, storage: 'ok' } as const, 200)
    },
  )
  const figures = route(
    {
      ...probe,
      path: '/metrics',
      summary: 'Prometheus metrics',
      responses: {
        200: {
          description: 'Metrics in the Prometheus text format.',
          content: { 'text/plain': { schema: z.string() } },
        },
      },
    },
    async (c) => {
      const text = await metrics.registry.metrics()
      return c.text(text, 200, { 'content-type': metrics.registry.contentType })
    },
  )
  return [alive, ready, figures]
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
