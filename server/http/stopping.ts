// A node that is stopping begins nothing new: clients come back to one that runs.
import type { MiddlewareHandler } from 'hono'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { problem } from '#server/host/problem.ts'

/** Refuses the API, and everything that changes something. Files and the state of the node are still answered. */
export function refuseWhileStopping({ isStopping }: { isStopping(): boolean }): MiddlewareHandler<ApiEnv> {
  return (c, next) => {
    const { method, path } = c.req
    const isNew = path.startsWith('/api/') || !['GET', 'HEAD', 'OPTIONS'].includes(method)
    if (!isNew || !isStopping()) return next()
    c.header('Retry-After', '1')
    return Promise.resolve(problem(c, refusal('node-restarting')))
  }
}
