// A picture on its ground. One that is missing or out of reach becomes a calm monogram, so that a shop without reachable
// pictures looks meant, not broken.
import { useState } from 'react'
import type { CSSProperties } from 'react'
import { fileSet } from '#shared/picture-files.ts'
import { initialOf } from '#shared/initial.ts'
import { classes } from './classes.ts'
import { useTakenOver } from './use-taken-over.ts'
import './picture.css'

interface PictureProps {
  /** What is shown; its first letter becomes the monogram. */
  title: string
  src?: string | undefined
  alt?: string | undefined
  /** Colour of the paper it stands on. A picture that brings one is shown whole; one without fills its place. */
  tint?: string | undefined
  /** Files of the picture by their width, of which the browser takes the one that fits; without them it is `src`. */
  sizes?: readonly { readonly src: string; readonly width: number }[] | undefined
  /** How wide it is shown, as `sizes` of HTML says it; goes with `sizes`. */
  shownAt?: string | undefined
  /** `plain`: the title stands beside it; nothing is read out. */
  plain?: boolean
  /** Without a ground of its own: it stands on what is behind it. */
  bare?: boolean
  /** Loaded before others: the largest picture of a page. */
  first?: boolean
  className?: string | undefined
}

/** A square picture; the place it stands in gives the size. */
export function Picture({
  title,
  src,
  alt,
  tint,
  sizes,
  shownAt,
  plain = false,
  bare = false,
  first = false,
  className,
}: PictureProps) {
  const [missing, setMissing] = useState<string>()
  // One that the server drew is there from the start: it does not fade in.
  const isOwn = useTakenOver()
  const [shown, setShown] = useState(isOwn ? undefined : src)
  const label = plain ? '' : (alt ?? title)
  const look = classes('picture', !bare && (tint === undefined ? 'picture-ground' : 'picture-paper'), className)
  const style = ground(title, tint)
  if (src === undefined || src === missing) {
    return (
      <span
        className={classes(look, 'picture-monogram')}
        style={style}
        {...(plain ? { 'aria-hidden': true } : { 'role': 'img', 'aria-label': label })}
      >
        <span aria-hidden="true">{initialOf(title)}</span>
      </span>
    )
  }
  return (
    <span
      className={classes(
        look,
        tint === undefined ? 'picture-filling' : 'picture-whole',
        (first || shown === src) && 'picture-shown',
      )}
      style={style}
    >
      <img
        // A picture that the browser has already must not fade in again when it is rendered in another place.
        ref={(image) => {
          if (image?.complete && image.naturalWidth > 0) setShown(src)
        }}
        // Before `src`, or a browser would fetch both.
        {...(sizes && shownAt !== undefined ? { srcSet: fileSet(sizes), sizes: shownAt } : {})}
        src={src}
        alt={label}
        draggable={false}
        decoding="async"
        loading={first ? 'eager' : 'lazy'}
        fetchPriority={first ? 'high' : 'auto'}
        onLoad={() => setShown(src)}
        onError={() => setMissing(src)}
      />
    </span>
  )
}

function ground(title: string, tint: string | undefined): CSSProperties {
  return {
    '--ground': tint ?? `oklch(0.925 0.024 ${hueOf(title)})`,
    '--deep': `oklch(0.75 0.09 ${hueOf(title)})`,
    '--turn': `${hueOf(title) % 90}deg`,
  } as CSSProperties
}

/** A hue that stays the same for the same title. */
function hueOf(title: string): number {
  let sum = 0
  for (const letter of title) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 3600
  return sum % 360
}
