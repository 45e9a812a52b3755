// The call, across the page below the header: who is in it and what they look at, for everybody; for those in it, what they send.
// It covers nothing.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CloseIcon } from '#client/ui/icons.tsx'
import { readOut } from '#client/ui/toasts.tsx'
import type { Call } from '#shared/calls/call.ts'
import { callPlace, setCallPlace, useCallPlace, useOwnCall } from './call-place.ts'
import { CallStrip } from './call-strip.tsx'
import { listOf } from '#client/rooms/list-of.ts'
import { RingBand } from './ring-band.tsx'
import './call-band.css'

/** What there is of a call: the one this tab is in, one that rings, one that goes on, or a word about one that is over. */
export function CallBand() {
  const room = useRoom()
  const { session, ended: why, missed: by } = useCallPlace()
  const call = useOwnCall()
  const me = useObservable(room.me).id
  const ring = call?.rings.find(({ member }) => member === me)
  useMissed(call, me)
  if (session) return <CallStrip session={session} />
  if (call && ring) return <RingBand call={call} by={ring.by} />
  if (why !== undefined && why !== 'over') return <Ended why={why} canJoin={why !== 'put-out'} />
  if (call && call.people.length > 0) return <GoingOn call={call} />
  return by === undefined ? null : <Missed by={by} />
}

/** Tells a member who was rung and did not answer that they missed a call, with a way to call back. */
function useMissed(call: Call | undefined, me: string): void {
  const room = useRoom()
  const ring = call?.rings.find(({ member }) => member === me)
  const by = ring?.by
  useEffect(() => {
    if (by === undefined) return undefined
    return () => {
      if (callPlace(room).session === undefined) setCallPlace(room, { missed: by })
    }
  }, [by, room])
}

function GoingOn({ call }: { call: Call }) {
  const { t } = useTranslation('calls')
  const room = useRoom()
  const navigation = useNavigation()
  useObservable(room.members.list)
  const words = t('goingOn', {
    names: listOf(call.people.map(({ id }) => nameOf(room, id, t('somebody')))),
    count: call.people.length,
  })
  return (
    <section className="call-band" aria-label={t('label')}>
      <p className="call-words">{words}</p>
      <Button size="small" kind="solid" onClick={() => navigation.go({ to: 'call' })}>
        {t('join')}
      </Button>
    </section>
  )
}

function Ended({
  why,
  canJoin,
}: {
  why: 'elsewhere' | 'put-out' | 'lost' | 'unavailable' | 'refused'
  canJoin: boolean
}) {
  const { t } = useTranslation('calls')
  const room = useRoom()
  const navigation = useNavigation()
  const words = t(`ended.${why}`)
  useEffect(() => readOut(words), [words])
  return (
    <section className="call-band" aria-label={t('label')}>
      <p className="call-words">{words}</p>
      {canJoin && (
        <Button size="small" onClick={() => navigation.go({ to: 'call' })}>
          {t('joinAgain')}
        </Button>
      )}
      <IconButton size="small" label={t('dismiss')} onClick={() => setCallPlace(room, { ended: undefined })}>
        <CloseIcon />
      </IconButton>
    </section>
  )
}

function Missed({ by }: { by: string }) {
  const { t } = useTranslation('calls')
  const room = useRoom()
  const navigation = useNavigation()
  return (
    <section className="call-band" aria-label={t('label')}>
      <p className="call-words">{t('missed', { name: nameOf(room, by, t('somebody')) })}</p>
      <Button size="small" onClick={() => navigation.go({ to: 'call' })}>
        {t('callBack')}
      </Button>
      <IconButton size="small" label={t('dismiss')} onClick={() => setCallPlace(room, { missed: undefined })}>
        <CloseIcon />
      </IconButton>
    </section>
  )
}
