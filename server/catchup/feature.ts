import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { catchUpRoutes } from './catch-up-routes.ts'
import { CatchUps } from './catch-ups.ts'
import { RoomCounts } from './room-counts.ts'

/** What happened since a member was there last. */
export function catchUpFeature({ db, directory, folds, emitter, now, access, budgets }: Host): Feature {
  const catchUps = new CatchUps({ db, directory, folds, emitter, now })
  const counts = new RoomCounts({ db, directory, folds, sessions: access.sessions, budgets, now })
  return { name: 'catch-up', routes: catchUpRoutes({ catchUps, counts }) }
}
