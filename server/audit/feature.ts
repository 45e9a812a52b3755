import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { retentionJob } from '#server/host/jobs/retention-job.ts'
import { auditRoutes } from './audit-routes.ts'
import { oldAudit } from './old-audit.ts'
import type { AuditSettings } from './settings.ts'

/** The audit log: who did what to whom. */
export function auditFeature(host: Host, settings: AuditSettings): Feature {
  const { db, now } = host
  return {
    name: 'audit',
    routes: auditRoutes({ db }),
    jobs: [retentionJob(oldAudit({ db, now, days: settings.AUDIT_DAYS }), host)],
  }
}
