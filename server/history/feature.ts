import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { historyRoutes } from './history-routes.ts'

/** What happened in a room. */
export function historyFeature({ db }: Host): Feature {
  return { name: 'history', routes: historyRoutes({ db }) }
}
