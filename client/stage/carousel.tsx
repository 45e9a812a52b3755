// The pictures of what is on the stage, one at a time: swiped, stepped with the arrow keys, or chosen below.
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { CSSProperties, KeyboardEvent, ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { onStage } from '#client/rooms/stage-picture.ts'
import { classes } from '#client/ui/classes.ts'
import { NextIcon, PreviousIcon } from '#client/ui/icons.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { Product } from '#shared/catalog/product.ts'
import { useEveryDetail } from './use-every-detail.ts'
import './carousel.css'

interface CarouselProps {
  product: Product
  /** Index of the picture that is shown; the page scrolls to it when it changes. */
  picture: number
  /** The person turned to another picture. */
  onPicture: (index: number) => void
  /** Holds the picture: it cannot be swiped away, because it is enlarged or drawn on. */
  held?: boolean
  /** Stands over the picture that is shown. */
  over?: ReactNode
}

/** Shows one picture of the product as large as the place allows. */
export function Carousel({ product, picture: shown, onPicture, held = false, over }: CarouselProps) {
  const { t } = useTranslation('stage')
  const track = useRef<HTMLUListElement>(null)
  const pictures = product.pictures.length > 0 ? product.pictures : [undefined]
  const last = pictures.length - 1
  const scrolling = useScrolling(track, shown, onPicture)
  const go = (index: number) => onPicture(Math.max(0, Math.min(last, index)))
  const shownAt = useEveryDetail(pictures[shown], held, onStage)
  return (
    <div
      className="carousel"
      role="group"
      aria-label={t('pictures', { title: product.title })}
      data-held={held || undefined}
    >
      {/* Scrolls, and so must be reachable by keyboard. */}
      <ul
        className="carousel-track"
        ref={track}
        tabIndex={0}
        {...scrolling}
        onKeyDown={(event) => held || step(event, shown, go)}
      >
        {pictures.map((picture, index) => (
          <li
            key={picture?.src ?? index}
            className={classes('centre slide', picture?.tint === undefined ? 'picture-ground' : 'picture-paper')}
            style={groundOf(picture?.tint)}
            aria-hidden={index !== shown}
          >
            <div className="slide-frame" data-cut-out={picture?.tint !== undefined || undefined}>
              <Picture
                title={product.title}
                src={picture?.src}
                alt={picture?.alt}
                tint={picture?.tint}
                sizes={picture?.sizes}
                shownAt={index === shown ? shownAt : onStage}
                bare={picture?.tint !== undefined}
                first={index === 0}
              />
            </div>
            {index === shown && over}
          </li>
        ))}
      </ul>
      {last > 0 && <Thumbs product={product} shown={shown} onChoose={go} />}
    </div>
  )
}

function Thumbs({ product, shown, onChoose }: { product: Product; shown: number; onChoose: (index: number) => void }) {
  const { t } = useTranslation('stage')
  return (
    <div className="carousel-thumbs">
      <IconButton
        className="carousel-step"
        label={t('previousPicture')}
        disabled={shown === 0}
        onClick={() => onChoose(shown - 1)}
      >
        <PreviousIcon />
      </IconButton>
      {product.pictures.slice(0, mostThumbs).map((picture, index) => (
        <button
          key={picture.src}
          type="button"
          className="carousel-thumb"
          aria-label={t('pictureOf', { number: index + 1, count: product.pictures.length })}
          aria-current={index === shown}
          onClick={() => onChoose(index)}
        >
          <Picture title={product.title} {...picture} shownAt="4em" plain />
        </button>
      ))}
      <IconButton
        className="carousel-step"
        label={t('nextPicture')}
        disabled={shown === product.pictures.length - 1}
        onClick={() => onChoose(shown + 1)}
      >
        <NextIcon />
      </IconButton>
    </div>
  )
}

const mostThumbs = 8

/**
 * Keeps the scrolled place and the picture that is wanted the same. Only a hand on the track may choose a picture by scrolling:
 * what the page scrolls itself, on its way to a picture, reports nothing.
 */
function useScrolling(track: RefObject<HTMLUListElement | null>, shown: number, onPicture: (index: number) => void) {
  const byHand = useRef(false)
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    const list = track.current
    // The first picture is where the track begins: scrolling there would have the browser lay out the page one time more.
    const isThere = isFirst.current && shown === 0
    // A swipe that is under way decides by itself.
    if (list && !isThere && !(byHand.current && slideOf(list) === shown)) {
      byHand.current = false
      scrollToSlide(list, shown, isFirst.current)
    }
    isFirst.current = false
  }, [track, shown])
  const latest = useRef(shown)
  useLayoutEffect(() => {
    latest.current = shown
  })
  useEffect(() => {
    const list = track.current
    if (!list) return undefined
    let width = list.clientWidth
    const realign = new ResizeObserver(() => {
      if (list.clientWidth === width) return
      width = list.clientWidth
      scrollToSlide(list, latest.current, true)
    })
    realign.observe(list)
    return () => realign.disconnect()
  }, [track])
  const hand = () => {
    byHand.current = true
  }
  return {
    onPointerDown: hand,
    onTouchStart: hand,
    onWheel: hand,
    onScroll: () => {
      if (!byHand.current || !track.current) return
      const index = slideOf(track.current)
      if (index !== shown) onPicture(index)
    },
  }
}

function scrollToSlide(track: HTMLElement, index: number, atOnce: boolean): void {
  // Right to left, scrolling forward counts below zero.
  const sign = getComputedStyle(track).direction === 'rtl' ? -1 : 1
  const isCalm = atOnce || matchMedia('(prefers-reduced-motion: reduce)').matches
  track.scrollTo({ left: sign * index * track.clientWidth, behavior: isCalm ? 'instant' : 'smooth' })
}

function slideOf({ scrollLeft, clientWidth }: HTMLElement): number {
  return clientWidth === 0 ? 0 : Math.round(Math.abs(scrollLeft) / clientWidth)
}

function step(event: KeyboardEvent<HTMLElement>, shown: number, go: (index: number) => void): void {
  // A marker or a drawing within the picture has keys of its own.
  if (event.target !== event.currentTarget || event.defaultPrevented) return
  const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  event.preventDefault()
  go(shown + (event.key === forward ? 1 : -1))
}

function groundOf(tint: string | undefined): CSSProperties | undefined {
  return tint === undefined ? undefined : ({ '--ground': tint } as CSSProperties)
}
