import type { NewEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId, ShopId } from '#shared/ids.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { Entries } from './entries.ts'
import { entryRoutes } from './entry-routes.ts'
import { invitationRoutes, linkRoutes } from './invitation-routes.ts'
import { reconcileMembers } from './member-records.ts'
import { memberRoutes } from './member-routes.ts'
import { Members } from './members.ts'
import { PendingEvents } from './pending-events.ts'
import { roomRoutes } from './room-routes.ts'
import { roomTitles } from './room-titles.ts'
import { Rooms } from './rooms.ts'

/** The shop that rooms belong to where none is named. */
const defaultShop: ShopId = 'demo'

export interface RoomsFeature extends Feature {
  /** Adds an event to the history of a room that no change of a document says. */
  readonly note: (roomId: RoomId, newEvent: NewEvent, memberId: MemberId) => void
}

/** Rooms, their members, and how people come in. */
export function roomsFeature(host: Host): RoomsFeature {
  const { db, directory, now, log, reportError, access } = host
  const { invitations } = access
  const pendingEvents = new PendingEvents({ db, directory, reportError })
  const titles = roomTitles({ db, reportError })
  const rooms = new Rooms({ db, directory, now, log, ...access })
  const parts = { db, directory, now, log, rooms, ...access }
  const [members, entries] = [new Members(parts), new Entries(parts)]
  return {
    name: 'rooms',
    routes: [
      ...roomRoutes({ rooms, defaultShop }),
      ...memberRoutes({ members }),
      ...linkRoutes({ members, entries }),
      ...invitationRoutes({ invitations, members, publishPending: (id) => pendingEvents.publish(id) }),
      ...entryRoutes({ entries }),
    ],
    room: {
      opened: async (room) => {
        // Members first: everything else is about them.
        await reconcileMembers(db, room)
        await pendingEvents.opened(room)
        await titles.opened(room)
      },
      changed: (room, change) => titles.changed(room, change),
    },
    note: (...event) => pendingEvents.note(...event),
  }
}
