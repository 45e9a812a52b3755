// What the store will see, to choose from: each with a picture of exactly that.
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortWords } from '#client/rooms/compose/use-short-words.ts'
import { Face } from '#client/rooms/face.tsx'
import { pictureOf, titleOf, variantOf } from '#client/rooms/product-words.ts'
import { useProduct, useProducts } from '#client/rooms/products.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { EyeOffIcon } from '#client/ui/icons.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { talkIdOf } from '#shared/annotations/subject.ts'
import type { ProductId } from '#shared/ids.ts'
import { narrowest } from './scopes.ts'
import type { AskedScope } from './scopes.ts'

interface ScopeCardsProps {
  product: ProductId | undefined
  chosen: AskedScope
  onChoose: (scope: AskedScope) => void
}

const shownLines = 3
const shownMessages = 3

export function ScopeCards({ product, chosen, onChoose }: ScopeCardsProps) {
  const { t } = useTranslation('visits')
  const name = useId()
  const count = useObservable(useRoom().cart.view).lines.length
  const pictures: Readonly<Record<AskedScope, ReactNode>> = {
    nothing: <EyeOffIcon />,
    product: product !== undefined && <ProductShown id={product} />,
    cart: <CartShown />,
    talk: <TalkShown />,
  }
  return (
    <fieldset className="ask-store-scopes">
      <legend>
        <b>{t('scope.title')}</b> <span>{t('scope.takeBack')}</span>
      </legend>
      {([narrowest(product), 'cart', 'talk'] as const).map((value) => (
        <label key={value} className="ask-store-scope">
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          <span className="ask-store-scope-words">
            <b>{t(`scope.${value}.title`)}</b>
            <small>{t(`scope.${value}.words`, { count })}</small>
          </span>
          <span className={`ask-store-picture ask-store-picture-${value}`} aria-hidden="true">
            {pictures[value]}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function ProductShown({ id }: { id: ProductId }) {
  const { products } = useOpenRoom()
  const known = useProduct(products, id)
  return <Picture title={titleOf(known, id)} {...pictureOf(known)} shownAt="8em" plain />
}

function CartShown() {
  const { products, room } = useOpenRoom()
  const { lines } = useObservable(room.cart.view)
  const shown = lines.filter(({ lane }) => lane !== 'rejected').slice(-shownLines)
  const known = useProducts(
    products,
    shown.map(({ productId }) => productId),
  )
  return shown.map(({ id, productId, variantId, wants }, index) => {
    const one = known[index] ?? 'loading'
    const title = titleOf(one, productId)
    return (
      <span key={id} className="row ask-store-line">
        <Picture title={title} {...pictureOf(one, variantOf(one, variantId))} shownAt="2em" plain />
        <bdi>{title}</bdi>
        {wants.slice(0, 2).map(({ memberId }) => (
          <Face key={memberId} id={memberId} size="tiny" decorative />
        ))}
      </span>
    )
  })
}

function TalkShown() {
  const { talk, me } = useRoom()
  const shortWords = useShortWords()
  const own = useObservable(me).id
  const messages = useObservable(talk.threads).get(talkIdOf('room'))?.messages ?? []
  return messages.slice(-shownMessages).map((message) => (
    <span key={message.id} className="ask-store-bubble" data-mine={message.by === own || undefined}>
      <bdi>{shortWords(message)}</bdi>
    </span>
  ))
}
