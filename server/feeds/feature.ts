import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { DueJobs } from '#server/host/jobs/due-jobs.ts'
import { FeedReader } from './feed-reader.ts'
import type { ImportFile } from './feed-reader.ts'
import { feedRoutes } from './feed-routes.ts'
import { FeedStore } from './feed-store.ts'

const retryMs = 60_000

/** Products that are read from addresses of the shops, every so often. */
export function feedsFeature(host: Host, { importFile }: { readonly importFile: ImportFile }): Feature {
  const { db, now, clock, reportError } = host
  const rules = host.access.outside
  const store = new FeedStore({ db, now })
  const reader = new FeedReader({ store, importFile, rules, reportError })
  const due = new DueJobs({
    name: 'feeds',
    prepare: () => reader.endForgotten(),
    claim: ({ now: at, limit }) => store.due(at, limit),
    work: async (feed) => {
      await reader.read(feed)
      return true
    },
    nextDue: (at) => store.nextDue(at),
    retryMs,
    clock,
    reportError,
  })
  return {
    name: 'feeds',
    routes: feedRoutes({ store, reader, rules, onDue: () => due.expect(now()) }),
    jobs: [{ name: 'readings of feeds', start: () => {}, stop: () => reader.stop() }, due],
  }
}
