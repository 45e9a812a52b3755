import { useTranslation } from 'react-i18next'
import type { RoomHere } from '#client/rooms/rooms-here.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import { RoomList } from './my-rooms.tsx'

/** All rooms of this device in this shop. */
export function RoomsDialog({ rooms, onClose }: { rooms: readonly RoomHere[]; onClose: () => void }) {
  const { t } = useTranslation('shop')
  return (
    <Dialog title={t('rooms.mine')} onClose={onClose}>
      <RoomList rooms={rooms} />
    </Dialog>
  )
}
