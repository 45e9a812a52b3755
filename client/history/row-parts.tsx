// The parts of history rows.
import { Fragment } from 'react'
import { Face } from '#client/rooms/face.tsx'
import { pictureOf, titleOf, variantOf } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { HistoryEvent } from '#shared/events/event.ts'
import { productIdOf } from '#shared/ids.ts'
import { piecesOf } from './event-words.ts'
import { variantsOf } from './shown-variants.ts'

const mostPictures = 3

/** A sentence in which names and things stand out. */
export function Sentence({ words }: { words: string }) {
  return (
    <span className="event-sentence">
      {piecesOf(words).map((piece, index) =>
        index % 2 === 1 ? <bdi key={index}>{piece}</bdi> : <Fragment key={index}>{piece}</Fragment>,
      )}
    </span>
  )
}

/** The actor; the shop for what the server did. */
export function WhoDidIt({ event: { memberId, kind, subject } }: { event: HistoryEvent }) {
  const { shop } = useRoom()
  if (kind === 'member.joined') return <Face id={subject} decorative />
  if (memberId !== null) return <Face id={memberId} decorative />
  return <Avatar name={shop.name} colour={0} size="small" away decorative />
}

/** Small pictures of the products that it concerns. */
export function EventPicture({ events }: { events: readonly HistoryEvent[] }) {
  const open = useOpenRoom()
  const ids = [...new Set(events.flatMap(({ products = [] }) => products))]
  const variants = events.flatMap((event) => variantsOf(event, open))
  const shown = ids.slice(0, mostPictures)
  const known = useProducts(open.products, shown)
  if (shown.length === 0) return null
  return (
    <span className="picture-row event-pictures" data-count={shown.length} aria-hidden="true">
      {shown.map((id, index) => {
        const one = known[index] ?? 'loading'
        const variant = variants.find((variantId) => productIdOf(variantId) === id)
        const picture = pictureOf(one, variant === undefined ? undefined : variantOf(one, variant))
        return <Picture key={id} title={titleOf(one, id)} {...picture} shownAt="4em" plain />
      })}
    </span>
  )
}
