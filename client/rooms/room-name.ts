import { useTranslation } from 'react-i18next'
import { useRoom } from './room-context.tsx'
import { useObservable } from './use-observable.ts'

/** What the room is called; in words of the page where nobody has given it a name. */
export function useRoomName(): string {
  const { t } = useTranslation('app')
  const room = useRoom()
  const { frame } = useObservable(room.cart.view)
  const name = frame.title ?? room.info.title
  return name === '' ? t('untitled') : name
}
