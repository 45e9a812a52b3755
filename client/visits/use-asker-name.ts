import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Visit } from '#shared/visits/visit.ts'

/** The name of the asker, for who is told that only they show more. */
export function useAskerName({ asker }: Pick<Visit, 'asker'>): string {
  const { t } = useTranslation('visits')
  const room = useRoom()
  useObservable(room.members.list)
  return nameOf(room, asker, t('somebody'))
}
