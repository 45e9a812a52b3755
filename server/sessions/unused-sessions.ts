import type { Kysely } from 'kysely'
import type { Tables } from '#server/storage/tables.ts'
import type { RetentionRule } from '../host/jobs/retention-job.ts'
import { sessionIdleMs } from '../identity/sessions.ts'

/** Sessions of one statement. */
const batch = 1000

/** Deletes sessions that expired unused; a session that a member ended is deleted when it would have expired. */
export function unusedSessions({ db, now }: { db: Kysely<Tables>; now: () => number }): RetentionRule {
  return {
    name: 'sessions',
    deleteExpired: async () => {
      const unused = db
        .selectFrom('sessions')
        .select('hash')
        .where('used_at', '<=', now() - sessionIdleMs)
        .limit(batch)
      const { numDeletedRows } = await db.deleteFrom('sessions').where('hash', 'in', unused).executeTakeFirst()
      return numDeletedRows === BigInt(batch)
    },
  }
}
