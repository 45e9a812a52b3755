// The pictures of a product: large and swiped, stepped with the arrow keys, or chosen from the small ones.
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Picture } from '#client/ui/picture.tsx'
import { acrossPage } from '#shared/picture-files.ts'
import type { Product } from '#shared/catalog/product.ts'
import './gallery.css'

interface GalleryProps {
  product: Pick<Product, 'title' | 'pictures'>
  /** Index of the picture that shows what is chosen; the gallery goes there when it changes. */
  wanted: number
}

/** One picture large, all of them small. */
export function Gallery({ product, wanted }: GalleryProps) {
  const { t } = useTranslation('shop')
  const { track, shown, go, settle } = useTrack(wanted)
  const { title, pictures } = product
  const last = Math.max(pictures.length - 1, 0)
  return (
    <div className="stack gallery">
      {/* Scrolls, and so can be reached and moved by keyboard. */}
      <div
        className="gallery-track"
        role="group"
        aria-label={t('gallery.label', { title })}
        aria-describedby={last > 0 ? 'gallery-place' : undefined}
        tabIndex={0}
        ref={track}
        onScroll={settle}
        onKeyDown={(event) => stepWithKeys(event, shown, last, go)}
      >
        {pictures.length === 0 && <Slide title={title} picture={undefined} first shown />}
        {pictures.map((picture, index) => (
          <Slide key={picture.src} title={title} picture={picture} first={index === 0} shown={index === shown} />
        ))}
      </div>
      {last > 0 && (
        <>
          <p className="gallery-place" id="gallery-place" aria-live="polite">
            {t('gallery.place', { number: shown + 1, count: pictures.length })}
          </p>
          <Thumbs product={product} shown={shown} onChoose={go} />
        </>
      )}
    </div>
  )
}

type ShownPicture = Product['pictures'][number]

function Slide({
  title,
  picture,
  first,
  shown,
}: {
  title: string
  picture: ShownPicture | undefined
  first: boolean
  shown: boolean
}) {
  return (
    <div className="gallery-slide" aria-hidden={!shown}>
      <Picture title={title} {...picture} shownAt={acrossPage('(min-width: 60em) 55vw')} first={first} />
    </div>
  )
}

function Thumbs({
  product: { title, pictures },
  shown,
  onChoose,
}: {
  product: GalleryProps['product']
  shown: number
  onChoose: (index: number) => void
}) {
  const { t } = useTranslation('shop')
  return (
    <ul className="gallery-thumbs">
      {pictures.map((picture, index) => (
        <li key={picture.src}>
          <button
            type="button"
            aria-label={t('gallery.show', { number: index + 1, count: pictures.length })}
            aria-current={index === shown}
            onClick={() => onChoose(index)}
          >
            <Picture title={title} {...picture} shownAt="5em" plain />
          </button>
        </li>
      ))}
    </ul>
  )
}

function useTrack(wanted: number) {
  const track = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(wanted)
  const go = (index: number, behavior: ScrollBehavior = 'smooth') => {
    const { current: place } = track
    if (!place) return
    // Right to left, scrolling forward counts below zero.
    const sign = isRightToLeft(place) ? -1 : 1
    place.scrollTo({ left: sign * index * place.clientWidth, behavior })
  }
  const settle = () => {
    const { current: place } = track
    if (place) setShown(Math.round(Math.abs(place.scrollLeft) / Math.max(place.clientWidth, 1)))
  }
  const first = useRef(true)
  useEffect(() => {
    go(wanted, first.current ? 'instant' : 'smooth')
    first.current = false
  }, [wanted])
  return { track, shown, go, settle }
}

function stepWithKeys(
  event: KeyboardEvent<HTMLElement>,
  shown: number,
  last: number,
  go: (index: number) => void,
): void {
  const forward = isRightToLeft(event.currentTarget) ? 'ArrowLeft' : 'ArrowRight'
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: -1, [forward]: 1 }
  const ends: Record<string, number> = { Home: 0, End: last }
  const step = steps[event.key]
  const target = ends[event.key] ?? (step === undefined ? undefined : shown + step)
  if (target === undefined) return
  event.preventDefault()
  go(Math.max(0, Math.min(last, target)))
}

function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl'
}
