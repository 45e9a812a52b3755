// The call that this tab is in: who is in it, what they look at, and what this person sends.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '#client/rooms/moments.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CloseIcon, InviteIcon } from '#client/ui/icons.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { readOut, toast } from '#client/ui/toasts.tsx'
import { useOwnCall } from './call-place.ts'
import { CameraIcon, LeaveIcon, MicrophoneIcon, MutedIcon, ScreenIcon } from './call-icons.tsx'
import type { CallSession } from './call-session.ts'
import type { CallView } from './call-view.ts'
import { CallTile } from './call-tile.tsx'
import { CallTiles } from './call-tiles.tsx'
import { useCallKeys } from './use-call-keys.ts'

/** The tiles that fit; the others are a number. */
const mostTiles = 4
/** The time in the call is said by the minute. */
const minuteMs = 60_000

export function CallStrip({ session }: { session: CallSession }) {
  const { t } = useTranslation('calls')
  const view = useObservable(session.view)
  useCallKeys(session)
  const others = view.people.filter(({ isMe }) => !isMe)
  const shown = others.toSorted((a, b) => Number(b.isSpeaking) - Number(a.isSpeaking)).slice(0, mostTiles)
  const me = view.people.find(({ isMe }) => isMe)
  return (
    <section className="call-band call-strip" aria-label={t('label')}>
      <ul className="call-people">
        {shown.map((person) => (
          <CallTile key={person.id} person={person} session={session} />
        ))}
        {others.length > shown.length && (
          <li className="call-more">{t('more', { count: others.length - shown.length })}</li>
        )}
        {me && <CallTile person={me} session={session} />}
      </ul>
      <State view={view} session={session} />
      <Controls view={view} session={session} />
      <CallTiles view={view} session={session} />
    </section>
  )
}

/** What is to be known or done now, in one sentence. */
function State({ view, session }: { view: CallView; session: CallSession }) {
  const { t } = useTranslation('calls')
  const { state, trouble, isSilent } = view
  const words =
    state === 'in'
      ? trouble
        ? t(`trouble.${trouble.why}`, { source: t(`source.${trouble.source}`) })
        : undefined
      : t(state === 'joining' ? 'joining' : 'comingBack')
  useEffect(() => {
    if (words !== undefined) readOut(words)
  }, [words])
  if (isSilent && state === 'in')
    return (
      <Button size="small" kind="solid" onClick={() => void session.hear()}>
        {t('hear')}
      </Button>
    )
  if (words === undefined) return <Time />
  return (
    <p className="call-state">
      {words}
      {trouble && (
        <IconButton size="small" label={t('dismiss')} onClick={() => session.dismissTrouble()}>
          <CloseIcon />
        </IconButton>
      )}
    </p>
  )
}

function Time() {
  const { t } = useTranslation('calls')
  const call = useOwnCall()
  const startedAt = call?.startedAt
  const now = useNow(startedAt === undefined ? undefined : startedAt + minuteMs)
  if (startedAt === undefined) return null
  return <p className="call-time">{t('minutes', { count: Math.max(0, Math.floor((now - startedAt) / minuteMs)) })}</p>
}

function Controls({ view: { sends }, session }: { view: CallView; session: CallSession }) {
  const { t } = useTranslation('calls')
  const may = new Set(session.sources)
  // Phones cannot show their screen.
  const hasScreen = may.has('screen') && 'getDisplayMedia' in navigator.mediaDevices
  return (
    <div className="call-controls">
      {may.has('microphone') && (
        <IconButton
          label={t(sends.microphone ? 'mute' : 'unmute')}
          aria-keyshortcuts="M"
          onClick={() => void session.send('microphone', !sends.microphone)}
        >
          {sends.microphone ? <MicrophoneIcon /> : <MutedIcon />}
        </IconButton>
      )}
      {may.has('camera') && (
        <IconButton
          label={t(sends.camera ? 'cameraOff' : 'cameraOn')}
          aria-pressed={sends.camera}
          onClick={() => void session.send('camera', !sends.camera)}
        >
          <CameraIcon />
        </IconButton>
      )}
      {hasScreen && (
        <IconButton
          label={t(sends.screen ? 'screenOff' : 'screenOn')}
          aria-pressed={sends.screen}
          onClick={() => void session.send('screen', !sends.screen)}
        >
          <ScreenIcon />
        </IconButton>
      )}
      <RingButton session={session} />
      <Button size="small" className="call-leave" icon={<LeaveIcon />} onClick={() => void session.leave()}>
        {t('leave')}
      </Button>
    </div>
  )
}

/** Rings those who are in the room, or away, and not in the call. */
function RingButton({ session }: { session: CallSession }) {
  const { t } = useTranslation('calls')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const members = useObservable(room.members.list)
  const calls = useObservable(room.calls.state)
  const call = calls?.calls.find(({ id }) => id === session.callId)
  if (!calls?.rings || !call || session.sources.length === 0) return null
  const inIt = new Set(call.people.map(({ id }) => id))
  const rung = new Set(call.rings.map(({ member }) => member))
  const others = members.filter(({ id }) => !inIt.has(id) && !rung.has(id))
  if (others.length === 0) return null
  const ring = async (id: string, name: string) => {
    const done = await (await room.calls.requests()).ring(call.id, [id])
    toast(done.ok ? t('ringing', { name }) : why(done.refusal.code))
  }
  return (
    <>
      <IconButton
        ref={button}
        label={t('ring')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <InviteIcon />
      </IconButton>
      {isOpen && (
        <Menu
          label={t('ring')}
          by={button}
          onClose={() => setOpen(false)}
          actions={others.map(({ id, name }) => ({
            id,
            words: t('ringOne', { name }),
            run: () => void ring(id, name),
          }))}
        />
      )}
    </>
  )
}
