// One row of faces: who wants how many of a line, and what they think of it.
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useOpinionsOn } from '#client/rooms/opinions.ts'
import type { Known } from '#client/rooms/products.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { VerdictMark } from '#client/rooms/verdict-mark.tsx'
import type { LineView } from '#shared/cart/cart-view.ts'
import { linePeople } from './line-people.ts'
import type { LinePerson } from './line-people.ts'

/** Everybody of a line, or the words that nobody wants one yet. */
export function PeopleOfLine({ line, product }: { line: LineView; product: Known }) {
  const { t } = useTranslation('cart')
  const people = linePeople(line, useOpinionsOn(line.variantId, product))
  return (
    <>
      {line.wants.length === 0 && <span>{t('nobodyWants')}</span>}
      {people.length > 0 && (
        <ul className="line-people" aria-label={t('whoWants')}>
          {people.map((person) => (
            <Person key={person.memberId} person={person} />
          ))}
        </ul>
      )}
    </>
  )
}

function Person({ person: { memberId, count, verdict } }: { person: LinePerson }) {
  const { t } = useTranslation('cart')
  const name = nameOf(useRoom(), memberId, t('somebody'))
  const words = [count > 0 && t('wants', { name, count }), verdict && t('opinion', { name, verdict })]
  return (
    <li aria-label={words.filter(Boolean).join(', ')}>
      <Face id={memberId} size="tiny" decorative />
      {count > 0 && <span aria-hidden="true">{count}</span>}
      {verdict && <VerdictMark verdict={verdict} />}
    </li>
  )
}
