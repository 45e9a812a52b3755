// The pictures of what is on the stage, one at a time: swiped, stepped with the arrow keys, or chosen below.
import { useEffect, useRef, useState } from 'react'
import type { CSSProperties, KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { NextIcon, PreviousIcon } from '#client/ui/icons.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { Product } from '#shared/catalog/product.ts'
import './carousel.css'

interface CarouselProps {
  product: Product
  /** Index of the picture that is wanted; the page scrolls to it when it changes. */
  wanted: number
  onShown: (index: number) => void
}

/** Shows one picture of the product as large as the place allows. */
export function Carousel({ product, wanted, onShown }: CarouselProps) {
  const { t } = useTranslation('stage')
  const track = useRef<HTMLUListElement>(null)
  const [shown, setShown] = useState(0)
  const pictures = product.pictures.length > 0 ? product.pictures : [undefined]
  const last = pictures.length - 1
  useEffect(() => {
    if (track.current) scrollToSlide(track.current, Math.min(wanted, last))
  }, [wanted, last])
  const go = (index: number) => track.current && scrollToSlide(track.current, Math.max(0, Math.min(last, index)))
  const settle = () => {
    const index = slideOf(track)
    if (index === shown) return
    setShown(index)
    onShown(index)
  }
  return (
    <div className="carousel" role="group" aria-label={t('pictures', { title: product.title })}>
      {/* Scrolls, and so must be reachable by keyboard. */}
      <ul
        className="carousel-track"
        ref={track}
        tabIndex={0}
        onScroll={settle}
        onKeyDown={(event) => step(event, shown, go)}
      >
        {pictures.map((picture, index) => (
          <li
            key={picture?.src ?? index}
            className="slide picture-ground"
            style={groundOf(picture?.tint)}
            aria-hidden={index !== shown}
          >
            <div className="slide-frame" data-cut-out={picture?.tint !== undefined || undefined}>
              <Picture
                title={product.title}
                src={picture?.src}
                alt={picture?.alt}
                tint={picture?.tint}
                first={index === 0}
              />
            </div>
          </li>
        ))}
      </ul>
      {last > 0 && (
        <>
          <IconButton
            className="carousel-previous"
            label={t('previousPicture')}
            disabled={shown === 0}
            onClick={() => go(shown - 1)}
          >
            <PreviousIcon />
          </IconButton>
          <IconButton
            className="carousel-next"
            label={t('nextPicture')}
            disabled={shown === last}
            onClick={() => go(shown + 1)}
          >
            <NextIcon />
          </IconButton>
          <Thumbs product={product} shown={shown} onChoose={go} />
        </>
      )}
    </div>
  )
}

function Thumbs({ product, shown, onChoose }: { product: Product; shown: number; onChoose: (index: number) => void }) {
  const { t } = useTranslation('stage')
  return (
    <div className="carousel-thumbs">
      {product.pictures.slice(0, mostThumbs).map((picture, index) => (
        <button
          key={picture.src}
          type="button"
          aria-label={t('pictureOf', { number: index + 1, count: product.pictures.length })}
          aria-current={index === shown}
          onClick={() => onChoose(index)}
        >
          <Picture title={product.title} src={picture.src} tint={picture.tint} plain />
        </button>
      ))}
    </div>
  )
}

const mostThumbs = 8

function scrollToSlide(track: HTMLElement, index: number): void {
  // Right to left, scrolling forward counts below zero.
  const sign = getComputedStyle(track).direction === 'rtl' ? -1 : 1
  track.scrollTo({ left: sign * index * track.clientWidth, behavior: 'smooth' })
}

function slideOf(track: RefObject<HTMLElement | null>): number {
  const { scrollLeft = 0, clientWidth = 1 } = track.current ?? {}
  return Math.round(Math.abs(scrollLeft) / clientWidth)
}

function step(event: KeyboardEvent<HTMLElement>, shown: number, go: (index: number) => void): void {
  const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  event.preventDefault()
  go(shown + (event.key === forward ? 1 : -1))
}

function groundOf(tint: string | undefined): CSSProperties | undefined {
  return tint === undefined ? undefined : ({ '--ground': tint } as CSSProperties)
}
