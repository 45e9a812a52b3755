// What is different now, as a list to be read.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pictureOf, titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import type { Products } from '#client/rooms/products.ts'
import type { Room } from '#client/sdk/index.ts'
import type { PastDifference } from '#client/sdk/past-difference.ts'
import { Button } from '#client/ui/button.tsx'
import { NoteIcon, TalkIcon, VoteIcon } from '#client/ui/icons.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { useChangeWords } from './change-words.ts'
import { changedRest, changedThings } from './changes.ts'
import type { ChangedThing } from './changes.ts'
import './changes-list.css'

interface ChangesListProps {
  /** As it is now. */
  room: Room
  products: Products
  difference: PastDifference
}

/** How many are listed at once. */
const atFirst = 6

export function ChangesList({ room, products, difference }: ChangesListProps) {
  const { t } = useTranslation('past')
  const [all, setAll] = useState(false)
  const things = changedThings(difference)
  const rest = changedRest(difference)
  const shown = all ? things : things.slice(0, atFirst)
  return (
    <section className="stack changes" aria-labelledby="changes-title">
      <h2 id="changes-title">{t('changes.title')}</h2>
      {difference.count === 0 && <p className="changes-none">{t('changes.none')}</p>}
      <ul className="grid changes-things">
        {shown.map((thing) => (
          <Thing key={thing.id} thing={thing} room={room} products={products} />
        ))}
      </ul>
      {things.length > shown.length && (
        <Button kind="plain" size="small" onClick={() => setAll(true)}>
          {t('changes.all', { count: things.length })}
        </Button>
      )}
      <ul className="changes-rest">
        {rest.decisions.map(({ id, kind }) => (
          <li key={id}>
            <VoteIcon />
            <span dir="auto">
              {t(`changes.${kind}`, {
                question: room.decisions.list.get().find((decision) => decision.id === id)?.question ?? '',
              })}
            </span>
          </li>
        ))}
        {rest.messages > 0 && (
          <li>
            <TalkIcon />
            {t('changes.words', { count: rest.messages })}
          </li>
        )}
        {rest.pins > 0 && (
          <li>
            <NoteIcon />
            {t('changes.pins', { count: rest.pins })}
          </li>
        )}
      </ul>
    </section>
  )
}

function Thing({ thing, room, products }: { thing: ChangedThing; room: Room; products: Products }) {
  const words = useChangeWords(room)
  const product = useProduct(products, thing.product)
  const variant = variantOf(product, thing.id)
  const picture = pictureOf(product, variant)
  const title = titleOf(product, thing.product)
  const options = variantWords(variant)
  return (
    <li className="changes-thing">
      <span className="changes-picture">
        <Picture title={title} {...picture} shownAt="4em" plain />
      </span>
      <div>
        <b>
          <bdi>{title}</bdi>
        </b>{' '}
        {options !== '' && (
          <small>
            <bdi>{options}</bdi>
          </small>
        )}
        {thing.changes.map((change, index) => (
          <p key={index} data-change={change.kind}>
            {words(change)}
          </p>
        ))}
      </div>
    </li>
  )
}
