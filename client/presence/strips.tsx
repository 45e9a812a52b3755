// What has to stand over everything as long as it is so: that one is hidden, or that one shows everybody something.
import { useTranslation } from 'react-i18next'
import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { memberColour } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { EyeOffIcon, SpotlightIcon } from '#client/ui/icons.tsx'
import type { MemberId } from '#shared/ids.ts'
import { fewOf } from './words.ts'
import './strips.css'

/** Nothing as long as there is nothing to say. */
export function CoBrowsingStrips() {
  return (
    <>
      <HiddenStrip />
      <ShowingStrip />
    </>
  )
}

function HiddenStrip() {
  const { t } = useTranslation('presence')
  const coBrowsing = useCoBrowsing()
  if (!useObservable(useRoom().presence.hidden)) return null
  return (
    <div className="cluster company-strip company-hidden" role="status">
      <EyeOffIcon />
      <p>
        <b>{t('hidden.title')}</b> <span>{t('hidden.words')}</span>
      </p>
      <Button size="small" onClick={() => coBrowsing.hide(false)}>
        {t('hidden.end')}
      </Button>
    </div>
  )
}

/** Who comes along with what this member shows, and a clear end. */
function ShowingStrip() {
  const { t } = useTranslation('presence')
  const room = useRoom()
  const coBrowsing = useCoBrowsing()
  const spotlight = useObservable(room.spotlight.state)
  const members = useObservable(room.members.list)
  const me = useObservable(room.me)
  if (spotlight?.by !== me.id) return null
  const others = members.filter((member) => member.here && !member.me).length
  const names = (ids: readonly MemberId[]) =>
    fewOf(
      ids.map((id) => nameOf(room, id, t('somebody'))),
      (count) => t('more', { count }),
    )
  const { following, declined } = spotlight
  return (
    <div className="cluster company-strip company-showing" style={memberColour(me.colour)}>
      <SpotlightIcon />
      <p role="status">
        <b>{t('showing.title', { count: following.length, all: Math.max(others, following.length) })}</b>{' '}
        <span>
          {following.length > 0 && t('showing.with', { names: names(following) })}{' '}
          {declined.length > 0 && t('showing.without', { names: names(declined) })}
        </span>
      </p>
      <Button size="small" onClick={() => void coBrowsing.endShowing()}>
        {t('stop')}
      </Button>
    </div>
  )
}
