import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { eventAddress } from '#client/rooms/addresses.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWays } from '#client/rooms/ways.tsx'
import { IconButton } from '#client/ui/button.tsx'
import { HistoryIcon, LinkIcon, MoreIcon } from '#client/ui/icons.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { notify } from '#client/ui/notices.tsx'
import type { HistoryEvent } from '#shared/history/event.ts'

/** What else can be done about an event. */
export function EventMenu({ event: { seq }, onGo }: { event: HistoryEvent; onGo: () => void }) {
  const { t } = useTranslation('history')
  const room = useRoom()
  const { past } = useWays()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const copy = () => {
    const address = new URL(eventAddress(room.info.id, seq), location.origin).href
    navigator.clipboard.writeText(address).then(
      () => notify(t('copied')),
      () => notify(t('notCopied')),
    )
  }
  const look = () => {
    onGo()
    past?.(seq)
  }
  const actions = [
    { id: 'copy', words: t('copy'), icon: <LinkIcon />, run: copy },
    ...(past ? [{ id: 'past', words: t('past'), icon: <HistoryIcon />, run: look }] : []),
  ]
  return (
    <>
      <IconButton
        ref={button}
        size="small"
        className="event-more"
        label={t('more')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <MoreIcon />
      </IconButton>
      {isOpen && <Menu label={t('more')} by={button} actions={actions} onClose={() => setOpen(false)} />}
    </>
  )
}
