import type { Kysely } from 'kysely'
import type { Tables } from '#server/storage/tables.ts'
import type { RetentionRule } from '../host/jobs/retention-job.ts'

const dayMs = 86_400_000
/** Entries of one statement, few enough that the database is blocked for a millisecond or two only. */
const batch = 1000

/** Deletes entries of the audit log that are older than `days`; 0 keeps them for ever. */
export function oldAudit({ db, days, now }: { db: Kysely<Tables>; days: number; now: () => number }): RetentionRule {
  return {
    name: 'the audit log',
    deleteExpired: async () => days > 0 && (await deleteBefore(db, now() - days * dayMs)) === batch,
  }
}

/** The oldest have the lowest ids, so that no index of moments is needed, which would cost every entry. */
async function deleteBefore(db: Kysely<Tables>, before: number): Promise<number> {
  const front = await db.selectFrom('audit').select(['id', 'at']).orderBy('id').limit(batch).execute()
  const old = front.filter(({ at }) => at < before).map(({ id }) => id)
  if (old.length > 0) await db.deleteFrom('audit').where('id', 'in', old).execute()
  return old.length
}
