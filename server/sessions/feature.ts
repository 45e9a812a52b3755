import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { retentionJob } from '#server/host/jobs/retention-job.ts'
import { customerSessionRoutes, sessionRoutes } from './session-routes.ts'
import type { SignOutStaff } from './session-routes.ts'
import { SignOuts } from './sign-outs.ts'
import { tokenRoutes } from './token-routes.ts'
import { unusedSessions } from './unused-sessions.ts'

/** What sessions use of other features. */
interface Uses {
  /** Signs the staff of a shop out, one of them or all. @returns how many sessions it were. */
  readonly signOutStaff: SignOutStaff
}

/** The devices on which members are signed in. */
export function sessionsFeature(host: Host, { signOutStaff }: Uses): Feature {
  const { db, now, directory } = host
  const { sessions } = host.access
  const signOuts = new SignOuts({ db, now, close: (roomId, ended) => directory.endSessions(roomId, ended) })
  return {
    name: 'sessions',
    routes: [
      ...tokenRoutes(sessions),
      ...sessionRoutes({ signOuts }),
      ...customerSessionRoutes({ signOuts, signOutStaff }),
    ],
    jobs: [retentionJob(unusedSessions(host), host)],
  }
}
