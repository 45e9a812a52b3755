import { useTranslation } from 'react-i18next'
import { roomAddress } from '#client/rooms/addresses.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { copyText } from '#client/ui/copy-text.ts'
import { DotsButton } from '#client/ui/dots-button.tsx'
import { LinkIcon } from '#client/ui/icons.tsx'
import { HistoryIcon } from '#client/ui/lazy-icons.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { HistoryEvent } from '#shared/events/event.ts'

/** The menu of an event. */
export function EventMenu({ event: { seq }, onGo }: { event: HistoryEvent; onGo: () => void }) {
  const { t } = useTranslation('history')
  const room = useRoom()
  const navigation = useNavigation()
  const copy = async () => {
    const address = new URL(roomAddress(room.info.id, { to: 'event', seq }), location.origin).href
    toast(t((await copyText(address)) ? 'copied' : 'notCopied'))
  }
  const look = () => {
    onGo()
    navigation.go({ to: 'past', seq })
  }
  const actions = [
    { id: 'copy', words: t('copy'), icon: <LinkIcon />, run: () => void copy() },
    ...(navigation.leadsTo('past') ? [{ id: 'past', words: t('past'), icon: <HistoryIcon />, run: look }] : []),
  ]
  return (
    <DotsButton
      size="small"
      className="event-more"
      label={t('more')}
      renderMenu={(opened) => <Menu {...opened} label={t('more')} actions={actions} />}
    />
  )
}
