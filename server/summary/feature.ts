import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { Summaries } from './summaries.ts'
import { summaryRoutes } from './summary-routes.ts'

/** What a room came to, on one page. */
export function summaryFeature({ db, directory, folds }: Host): Feature {
  const summaries = new Summaries({ db, directory, folds })
  return { name: 'summary', routes: summaryRoutes({ summaries }) }
}
