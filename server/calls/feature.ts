import type { RoomId } from '#shared/ids.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { PeriodicJob } from '#server/host/jobs/periodic-job.ts'
import { MediaServers } from './media-servers.ts'
import { OfferedCalls } from './offered-calls.ts'
import type { Visits } from './rights.ts'
import { callRoutes } from './routes.ts'
import type { CallsSettings } from './settings.ts'

/** How often LiveKit is asked who is in a call, beside its webhooks. */
const lookEveryMs = 3_000

/** What calls use of other features. */
interface Uses {
  readonly publish: (roomId: RoomId) => Promise<void>
  /** Sends notifications of what was published. */
  readonly notify: (room: { readonly num: number; readonly id: RoomId }) => void
  readonly visits: Visits & { onEnded(listener: (visitId: string) => void): void }
}

/** Voice and video through LiveKit; without its settings, routes that say that there is none. */
export function callsFeature(host: Host, settings: CallsSettings, { visits, ...uses }: Uses): Feature {
  const servers = MediaServers.of(settings)
  if (!servers) {
    const given = [settings.LIVEKIT_URL, settings.LIVEKIT_API_KEY, settings.LIVEKIT_API_SECRET]
    if (given.some((one) => one !== undefined))
      host.log.warn('No calls: LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET are all needed')
    return { name: 'calls', routes: callRoutes(undefined) }
  }
  const { clock, reportError } = host
  const offered = new OfferedCalls({ host, settings, servers, visits, ...uses })
  const { calls, rings } = offered
  visits.onEnded((visitId) => offered.visitEnded(visitId))
  const look = new PeriodicJob({
    name: 'calls',
    everyMs: lookEveryMs,
    run: () => calls.lookAtAll(),
    ...{ clock, reportError },
  })
  return {
    name: 'calls',
    routes: callRoutes(offered),
    connectsTo: servers.origins,
    room: { changed: (room, change) => offered.changed(room, change) },
    people: {
      connected: (member) => offered.connected(member),
      disconnected: (member) => offered.disconnected(member),
    },
    jobs: [{ name: 'calls under way', start: () => {}, stop: () => calls.idle() }, look, rings.due],
  }
}
