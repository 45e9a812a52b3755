// The notes and drawings on a product as a list: the way for keyboard and screen reader, with the numbers that the markers have.
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { variantWords } from '#client/rooms/product-words.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import type { StrokeView } from '#client/sdk/index.ts'
import { Button } from '#client/ui/button.tsx'
import { DownIcon } from '#client/ui/icons.tsx'
import type { Product } from '#shared/catalog/product.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import { useMarking } from '../marking.tsx'
import type { Opened } from '../marking.tsx'
import { useReplies } from './mark-cards.tsx'
import { MarkRow } from './mark-row.tsx'
import { numberedPins } from './numbered-pins.ts'
import type { NumberedPin } from './numbered-pins.ts'
import './notes-list.css'

interface NotesListProps {
  productId: ProductId
  /** Absent where the shop no longer has it. */
  product?: Product
  /** The picture that is shown. */
  picture?: number
  onVariant?: (variant: VariantId) => void
}

/** Closed, it says how many there are; open, each can be gone to. */
export function NotesList({ productId, product, picture, onVariant }: NotesListProps) {
  const { t } = useTranslation('stage')
  const { annotations } = useRoom()
  const all = useObservable(annotations.pins)
  const allStrokes = useObservable(annotations.strokes)
  const pins = useMemo(() => numberedPins(all, productId, product), [all, productId, product])
  const strokes = useMemo(() => allStrokes.filter((one) => one.productId === productId), [allStrokes, productId])
  const [isOpen, setOpen] = useState(product === undefined)
  const id = useId()
  const isGone = (one: StrokeView) => !product?.pictures.some(({ src }) => src === one.image)
  const gone = [...pins.filter(({ spot }) => spot.on === 'gone'), ...strokes.filter(isGone)]
  const there = [...pins.filter(({ spot }) => spot.on !== 'gone'), ...strokes.filter((one) => !isGone(one))]
  const parts = { product, picture, onVariant }
  return (
    <section className="notes-list" aria-label={t('marks.list')}>
      <button
        type="button"
        className="notes-head"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {t('marks.count', { pins: pins.length, strokes: strokes.length })}
        <DownIcon />
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Rows rows={there} {...parts} />}
        {isOpen && gone.length > 0 && (
          <>
            <p className="notes-gone">{t('marks.goneWords')}</p>
            <Rows rows={gone} {...parts} />
          </>
        )}
      </div>
    </section>
  )
}

type Row = NumberedPin | StrokeView
interface RowsProps extends Where {
  rows: readonly Row[]
}

/** What the rows lead to. */
interface Where {
  product: Product | undefined
  picture: number | undefined
  onVariant: ((variant: VariantId) => void) | undefined
}

/** How many are rendered at a time: five hundred would block the page. */
const page = 50

function Rows({ rows, product, picture, onVariant }: RowsProps) {
  const { t } = useTranslation('stage')
  const room = useRoom()
  const marking = useMarking()
  const replies = useReplies()
  const [count, setCount] = useState(page)
  const show = useShow(product, picture, onVariant)
  useObservable(room.members.list)
  return (
    <>
      <ol>
        {rows.slice(0, count).map((row) => {
          const { id, by } = 'pin' in row ? row.pin : row
          const about: Opened = { on: 'pin' in row ? 'pin' : 'stroke', id }
          const isHere = pictureOfRow(row, product) === picture
          return (
            <MarkRow
              key={id}
              id={id}
              {...('pin' in row ? { number: row.number, text: row.pin.text, replies: replies(id) } : {})}
              colour={room.members.find(by)?.colour}
              name={nameOf(room, by, t('somebody'))}
              where={whereOf(row, product, t)}
              onOpen={() => show(row, about)}
              onPoint={(isThere) => (isThere && isHere && !('pin' in row) ? marking.peek(about) : marking.unpeek())}
            />
          )
        })}
      </ol>
      {rows.length > count && (
        <Button size="small" className="notes-more" onClick={() => setCount(count + page)}>
          {t('marks.more', { count: Math.min(page, rows.length - count) })}
        </Button>
      )}
    </>
  )
}

/** Goes to where a note is, enlarged as it is where that lies in sight, and opens it. */
function useShow(product: Product | undefined, picture: number | undefined, onVariant: RowsProps['onVariant']) {
  const navigation = useNavigation()
  const marking = useMarking()
  return (row: Row, about: Opened) => {
    const index = pictureOfRow(row, product)
    if (index !== undefined) {
      const scale = index === picture ? navigation.looking.get().zoom?.scale : undefined
      const [x, y] = pointOf(row)
      navigation.see({ picture: index, zoom: scale === undefined ? undefined : { scale, x, y } })
      document.querySelector('.stage-picture')?.scrollIntoView({ block: 'nearest' })
    }
    if ('pin' in row && row.spot.on === 'variant') onVariant?.(row.spot.variant.id)
    marking.open(about)
  }
}

function pictureOfRow(row: Row, product: Product | undefined): number | undefined {
  if ('pin' in row) return row.spot.on === 'picture' ? row.spot.picture : undefined
  const index = product?.pictures.findIndex(({ src }) => src === row.image) ?? -1
  return index === -1 ? undefined : index
}

function pointOf(row: Row): readonly [number, number] {
  if ('pin' in row) return row.spot.on === 'picture' ? [row.spot.x, row.spot.y] : [0.5, 0.5]
  return row.points[Math.floor(row.points.length / 2)] ?? [0.5, 0.5]
}

function whereOf(
  row: Row,
  product: Product | undefined,
  t: ReturnType<typeof useTranslation<'stage'>>['t'],
): string | undefined {
  if ('pin' in row && row.spot.on === 'variant') return variantWords(row.spot.variant)
  const index = pictureOfRow(row, product)
  const isOnly = (product?.pictures.length ?? 0) < 2
  return index === undefined || isOnly ? undefined : t('marks.onPicture', { number: index + 1 })
}
