// Opens co-browsing for the page: says its words, and watches for own moves and idleness.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoBrowsing } from '#client/rooms/co-browsing.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { deviceMemory, tabMemory } from '#client/rooms/tab-memory.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { toast, readOut } from '#client/ui/toasts.tsx'
import type { MemberId } from '#shared/ids.ts'
import { openCoBrowsing } from './co-browsing.ts'
import { watchIdle } from './idle.ts'
import { watchOwnMoves } from './own-moves.ts'
import type { FollowingAnnouncement, StageNavigation } from './parts.ts'
import { pageSigns } from './page-signs.ts'
import { watchReading } from './reading.ts'
import { fewOf, isOther } from './words.ts'

/** Co-browsing, as long as the room is open; undefined until the first effect has run. */
export function useOpenCoBrowsing(navigation: StageNavigation): CoBrowsing | undefined {
  const { room, products } = useOpenRoom()
  const announce = useRef<(announcement: FollowingAnnouncement) => void>(undefined)
  announce.current = useAnnounce()
  const [coBrowsing, setCoBrowsing] = useState<CoBrowsing>()
  useLayoutEffect(() => {
    const opened = openCoBrowsing({
      room,
      navigation,
      memory: tabMemory(room.info.id),
      device: deviceMemory(room.info.id),
      announce: (announcement) => announce.current?.(announcement),
      now: Date.now,
      isOther: (mine, theirs) => isOther(products, mine, theirs),
    })
    const ends = [
      watchIdle(room.presence, pageSigns),
      watchReading(room.presence),
      watchOwnMoves(opened),
      () => opened.close(),
    ]
    setCoBrowsing(opened)
    return () => {
      for (const end of ends) end()
    }
  }, [room, products, navigation])
  useFollowers()
  return coBrowsing
}

/** Announces a new follower to the member who is followed. */
function useFollowers(): void {
  const { t } = useTranslation('presence')
  const { room } = useOpenRoom()
  const { id: me } = useObservable(room.me)
  const here = useObservable(room.presence.here)
  const known = useRef<ReadonlySet<MemberId>>(new Set())
  useEffect(() => {
    const now = here.filter(({ following }) => following === me).map(({ id }) => id)
    const names = now.filter((id) => !known.current.has(id)).map((id) => nameOf(room, id, t('somebody')))
    known.current = new Set(now)
    if (names.length > 0)
      readOut(t('followYou', { names: fewOf(names, (count) => t('more', { count })), count: names.length }))
  }, [here, me, room, t])
}

/** Ends that this person caused themselves: they are only read out. */
const quiet: readonly string[] = ['moved', 'stopped', 'hidden']

function useAnnounce(): (announcement: FollowingAnnouncement) => void {
  const { t } = useTranslation('presence')
  const { room } = useOpenRoom()
  return ({ kind, id, why }) => {
    const name = nameOf(room, id, t('somebody'))
    if (kind === 'not-followed') toast(t(`why.${why}`, { name }))
    else (quiet.includes(why) ? readOut : toast)(t(`left.${why}`, { name }))
  }
}
