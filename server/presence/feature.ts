import type { NewEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { lookRequests } from './look-requests.ts'
import { Spotlights } from './spotlights.ts'

/** What presence uses of other features. */
interface Uses {
  /** Adds an event to the history of a room. */
  readonly note: (roomId: RoomId, newEvent: NewEvent, memberId: MemberId) => void
}

/** Looking at the same thing: spotlights, and asking one member to look. */
export function presenceFeature(host: Host, { note }: Uses): Feature {
  const { db, emitter, now } = host
  const spotlights = new Spotlights({ emitter, now, note })
  return {
    name: 'presence',
    commands: { ...spotlights.commands, ...lookRequests({ db, emitter }) },
    room: spotlights,
    people: spotlights,
    jobs: [{ name: 'spotlights', start: () => {}, stop: () => spotlights.stop() }],
  }
}
