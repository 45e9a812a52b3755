import * as z from 'zod'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { json } from '#server/host/schemas.ts'
import type { MetricsAnswers } from './metrics-answer.ts'

/** What must answer before this node takes visitors. */
export interface Readiness {
  /** @throws while the store does not answer. */
  storage(): Promise<unknown>
  /** The node is about to end, and new visitors shall go elsewhere. */
  isStopping(): boolean
}

/** What these routes answer from. */
export interface HealthParts {
  readonly readiness: Readiness
  /** Undefined where metrics have a port of their own. */
  readonly metricsHere: MetricsAnswers | undefined
}

/** How long to wait for an answer; probes give up after some seconds. */
const answerWithinMs = 2000

const probe = { method: 'get', tags: ['Operation'], access: 'open', limit: 'none' } as const

/** The routes that operators' tools ask; they lie at the root. */
export function healthRoutes({ readiness, metricsHere }: HealthParts): readonly Route[] {
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
  return [alive, ready, ...(metricsHere ? [figures(metricsHere)] : [])]
}

function figures(metrics: MetricsAnswers): Route {
  return route(
    {
      ...probe,
      limit: 'requests',
      path: '/metrics',
      summary: 'Prometheus metrics',
      description: 'Takes the token of the setting METRICS_TOKEN as bearer token, where that is set.',
      responses: {
        200: {
          description: 'Metrics in the Prometheus text format.',
          content: { 'text/plain': { schema: z.string() } },
        },
      },
      refusals: ['token-invalid'],
    },
    async (c) => {
      const { authorization, 'accept-encoding': acceptEncoding } = c.req.header()
      const answer = await metrics.answer({ authorization, acceptEncoding })
      if (!answer) return problem(c, refusal('token-invalid'))
      return c.body(answer.body as Uint8Array<ArrayBuffer>, 200, answer.headers) as never
    },
  )
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
