// Somebody in the call: face, whether they speak, are mute or hard to reach, and what they look at, which can be followed from here.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { titleOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Avatar, memberColour } from '#client/ui/avatar.tsx'
import { Button, IconButton } from '#client/ui/button.tsx'
import { MoreIcon } from '#client/ui/icons.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { MutedIcon, PoorIcon } from './call-icons.tsx'
import type { CallSession } from './call-session.ts'
import type { CallPersonView } from './call-view.ts'

export function CallTile({ person, session }: { person: CallPersonView; session: CallSession }) {
  const { t } = useTranslation('calls')
  const room = useRoom()
  useObservable(room.members.list)
  const { id, isMe, isSpeaking, isMuted, isPoor } = person
  const member = room.members.find(id)
  const name = isMe ? t('you') : nameOf(room, id, t('somebody'))
  const colour = member?.colour ?? 0
  return (
    <li className="call-tile" data-speaking={isSpeaking || undefined} style={memberColour(colour)}>
      <span className="call-face">
        <Avatar name={nameOf(room, id, t('somebody'))} colour={colour} decorative />
        {isMuted && <MutedIcon />}
      </span>
      <p>
        <b>
          <bdi>{name}</bdi>
          {isMuted && <span className="only-read-out">{t('isMuted')}</span>}
        </b>
        <small>{isPoor ? <Poor /> : isMe ? null : <Viewing id={id} />}</small>
      </p>
      {!isMe && <Follow id={id} name={name} />}
      {!isMe && <HostMenu person={person} name={name} session={session} />}
    </li>
  )
}

function Poor() {
  const { t } = useTranslation('calls')
  return (
    <span className="call-poor">
      <PoorIcon />
      {t('poor')}
    </span>
  )
}

/** "Viewing Teal lamp", where they show it. */
function Viewing({ id }: { id: string }) {
  const { t } = useTranslation('calls')
  const { products, room } = useOpenRoom()
  const here = useObservable(room.presence.here).find((one) => one.id === id)
  const productId = here?.looking?.productId
  const known = useProduct(products, productId ?? '')
  return productId === undefined ? null : t('viewing', { title: titleOf(known, productId) })
}

function Follow({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('calls')
  const room = useRoom()
  const coBrowsing = useCoBrowsing()
  const following = useObservable(coBrowsing.following)
  const here = useObservable(room.presence.here).find((one) => one.id === id)
  if (here?.looking === undefined) return null
  const isLed = following?.id === id
  const toggle = () => (isLed ? coBrowsing.leave() : void coBrowsing.follow(id))
  return (
    <Button
      size="small"

      aria-label={t(isLed ? 'unfollowOne' : 'followOne', { name })}
      onClick={toggle}
    >
      {t(isLed ? 'unfollow' : 'follow')}
    </Button>
  )
}

/** What a host can do. */
function HostMenu({ person, name, session }: { person: CallPersonView; name: string; session: CallSession }) {
  const { t } = useTranslation('calls')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  if (useObservable(room.me).role !== 'host') return null
  const run = async (what: 'mute' | 'putOut') => {
    const done = await (await room.calls.requests())[what](session.callId, person.id)
    if (!done.ok) toast(why(done.refusal.code))
  }
  const actions = [
    { id: 'mute', words: t('muteOne', { name }), run: () => void run('mute') },
    { id: 'out', words: t('putOutOne', { name }), run: () => void run('putOut'), danger: true },
  ]
  return (
    <>
      <IconButton
        ref={button}
        size="small"

        label={t('hostMenu', { name })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <MoreIcon />
      </IconButton>
      {isOpen && (
        <Menu
          label={t('hostMenu', { name })}
          by={button}
          onClose={() => setOpen(false)}
          actions={person.isMuted ? actions.slice(1) : actions}
        />
      )}
    </>
  )
}
