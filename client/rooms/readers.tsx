// Who reads a line of the cart right now, as far as they share it.
import { useTranslation } from 'react-i18next'
import type { LineId, MemberId } from '#shared/ids.ts'
import { Face, nameOf } from './face.tsx'
import { useRoom } from './room-context.tsx'
import { useObservable } from './use-observable.ts'
import './readers.css'

/** More faces than these would cover the picture. */
const mostFaces = 2

/** Faces at a line; nothing where nobody else reads it. */
export function LineReaders({ line }: { line: LineId }) {
  const { t } = useTranslation('cart')
  const room = useRoom()
  const { id: me } = useObservable(room.me)
  const here = useObservable(room.presence.here)
  const ids = here.filter(({ id, at }) => id !== me && at?.line === line).map(({ id }): MemberId => id)
  if (ids.length === 0) return null
  const names = ids.map((id) => nameOf(room, id, t('somebody')))
  return (
    <span className="line-readers" title={t('readingThis', { names: names.join(', '), count: ids.length })}>
      {ids.slice(0, mostFaces).map((id) => (
        <Face key={id} id={id} size="tiny" decorative />
      ))}
      <span className="only-read-out">{t('readingThis', { names: names.join(', '), count: ids.length })}</span>
    </span>
  )
}
