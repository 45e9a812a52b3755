// Who is in the room while its link is sent, and who came meanwhile.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { Face } from '#client/rooms/face.tsx'
import { joinedInPlace } from '#client/rooms/joined-in-place.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { MemberView } from '#client/sdk/index.ts'
import { isolated } from '#shared/isolates.ts'

const mostFaces = 5
const mostNames = 3

export function WhoIsIn() {
  const { t } = useTranslation('invite')
  const members = useObservable(useRoom().members.list)
  const [before] = useState(() => new Set(members.map(({ id }) => id)))
  const others = members.filter(({ me }) => !me)
  const joined = others.filter(({ id }) => !before.has(id))
  useEffect(() => {
    joinedInPlace.set(true)
    return () => joinedInPlace.set(false)
  }, [])
  const few = (some: readonly MemberView[]) => fewOf(some, (count) => t('in.more', { count }))
  const listed = new Intl.ListFormat(locale())
  return (
    <section className="stack invite-in" aria-label={t('in.title')}>
      {/* Always there: a live region that comes together with its words is not read out. */}
      <p role="status" className={joined.length > 0 ? 'invite-joined' : 'only-read-out'}>
        {joined.length > 0 && t('in.joined', { names: listed.format(few(joined)), count: joined.length })}
      </p>
      <div className="row invite-in-row">
        <span className="invite-faces" aria-hidden="true">
          {[...joined, ...members.filter((member) => !joined.includes(member))].slice(0, mostFaces).map(({ id }) => (
            <Face key={id} id={id} decorative />
          ))}
        </span>
        <p>{others.length === 0 ? t('in.onlyYou') : listed.format([t('in.you'), ...few(others)])}</p>
      </div>
    </section>
  )
}

/** A few names, and how many more; each by itself, for one may be written the other way. */
function fewOf(members: readonly MemberView[], more: (count: number) => string): readonly string[] {
  const named = members.slice(0, members.length > mostNames ? mostNames - 1 : mostNames)
  const names = named.map(({ name }) => isolated(name))
  const rest = members.length - named.length
  return rest > 0 ? [...names, more(rest)] : names
}
