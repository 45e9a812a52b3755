// The room as the server draws it, in place of `room-page.tsx`. A request for the page carries no token, so the outline shows nothing of the room.
import { RoomSkeleton } from './room-skeleton.tsx'

/** A room's outline. */
export function RoomPage() {
  return <RoomSkeleton />
}
