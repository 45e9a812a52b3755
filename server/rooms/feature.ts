import type { NewEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId, ShopId } from '#shared/ids.ts'
import { refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { InvitationPreview } from '#shared/rooms/contracts.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import type { Caller } from '#server/identity/caller.ts'
import { removeBelongings } from './belongings.ts'
import { AskedGuests } from './asked-guests.ts'
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
import type { RoomsSettings } from './settings.ts'

/** The shop that rooms belong to where none is named. */
const defaultShop: ShopId = 'demo'

export interface RoomsFeature extends Feature {
  /** Adds an event to the history of a room that no change of a document says. */
  readonly note: (roomId: RoomId, newEvent: NewEvent, memberId: MemberId) => void
  /** Publishes the pending events of a room; see `savePendingEvent`. */
  readonly publish: (roomId: RoomId) => Promise<void>
  /** What a link leads to; refuses as `Members.preview`. */
  readonly preview: (code: string) => Promise<Outcome<InvitationPreview>>
  /** People who come in by answering what they were asked. */
  readonly askedGuests: AskedGuests
  /** The shop that a room belongs to; undefined where there is no such room. */
  readonly shopOf: (roomId: RoomId) => Promise<ShopId | undefined>
}

/** Rooms, their members, and how people come in. */
export function roomsFeature(host: Host, { ROOMS_PER_SHOP: roomsPerShop }: RoomsSettings): RoomsFeature {
  const { db, directory, now, log, reportError, access, storage } = host
  const { invitations } = access
  const pendingEvents = new PendingEvents({ db, directory, reportError })
  const titles = roomTitles({ db, reportError })
  const takesNewRooms = () => storage.takesNewRooms
  const rooms = new Rooms({ db, directory, now, log, ...access, roomsPerShop, takesNewRooms })
  const parts = { db, directory, now, log, rooms, ...access }
  const [members, entries] = [new Members(parts), new Entries(parts)]
  const publishPending = (id: RoomId) => pendingEvents.publish(id)
  const takeAlong = async ({ room: { id }, memberId: host }: Caller, memberId: MemberId) => {
    const room = await directory.room(id)
    if (!room.ok) return room
    if (!room.value.records('members').has(memberId)) return refused(refusal('no-such-member'))
    return removeBelongings(room.value, memberId, host)
  }
  return {
    name: 'rooms',
    routes: [
      ...roomRoutes({ rooms, defaultShop }),
      ...memberRoutes({ members, publishPending, removeBelongings: takeAlong }),
      ...linkRoutes({ members, entries }),
      ...invitationRoutes({ invitations, members, publishPending }),
      ...entryRoutes({ entries }),
    ],
    room: {
      looksAt: ['members', 'frame'],
      opened: async (room, cart) => {
        // Members first: everything else is about them.
        await reconcileMembers(db, room, { cart, reportError })
        await pendingEvents.opened(room)
        await titles.opened(room, cart)
      },
      changed: (room, change) => titles.changed(room, change),
    },
    note: (...event) => pendingEvents.note(...event),
    publish: publishPending,
    askedGuests: new AskedGuests(parts),
    preview: (code) => members.preview(code),
    shopOf: async (id) => {
      const row = await db.selectFrom('rooms').select('shop_id').where('id', '=', id).executeTakeFirst()
      return row?.shop_id
    },
  }
}
