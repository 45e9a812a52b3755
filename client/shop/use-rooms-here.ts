import { useEffect, useState } from 'react'
import { forgetRoom, roomsHere } from '#client/rooms/rooms-here.ts'
import type { RoomHere } from '#client/rooms/rooms-here.ts'
import { useTakenOver } from '#client/ui/use-taken-over.ts'

const none: readonly RoomHere[] = []

/** The rooms this device has in a shop, the last used first; none while the shop is not known. */
export function useRoomsHere(shopId: string | undefined): readonly RoomHere[] {
  return useEveryRoomHere().filter(({ shop }) => shop === shopId)
}

/** All rooms of this device, in whatever shop. */
export function useEveryRoomHere(): readonly RoomHere[] {
  const [rooms, setRooms] = useState(roomsHere)
  const isOwn = useTakenOver()
  useEffect(() => {
    // Another tab may start or leave one.
    const listener = () => setRooms(roomsHere())
    addEventListener('storage', listener)
    return () => removeEventListener('storage', listener)
  }, [])
  return isOwn ? rooms : none
}

/** Takes a room off this device, and off every list of this page. */
export function forgetRoomHere(roomId: string): void {
  forgetRoom(roomId)
  // The event of the storage is sent to other tabs only.
  dispatchEvent(new Event('storage'))
}
