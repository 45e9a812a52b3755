// A shop without a network, on a device that has rooms: those open all the same.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomHere } from '#client/rooms/rooms-here.ts'
import { KindPage } from '#client/ui/kind-page.tsx'
import { RoomList } from './my-rooms.tsx'

/** The rooms of this device, and what to do about the rest. */
export function AwayPage({ rooms, action }: { rooms: readonly RoomHere[]; action: ReactNode }) {
  const { t } = useTranslation('shop')
  return (
    <KindPage title={t('away.title')} action={action} things={<RoomList rooms={rooms} />}>
      {t('away.words')}
    </KindPage>
  )
}
