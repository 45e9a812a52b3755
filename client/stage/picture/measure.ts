// Measures where a slide's picture is, again whenever the page changes, and moves the picture as its view says.
import { fitted } from './geometry.ts'
import type { Place, Setting, Size } from './geometry.ts'
import type { PictureView } from './picture-view.ts'

/** Measures now and whenever something changes, and moves the picture with its view. @returns the function that ends it. */
export function keepMeasured(slide: HTMLElement, view: PictureView): () => void {
  const frame = slide.querySelector<HTMLElement>('.slide-frame')
  const picture = frame?.querySelector<HTMLElement>('.picture')
  if (!frame || !picture) return () => undefined
  const measure = () => {
    const setting = settingOf(slide, frame, picture)
    if (setting) view.measured(setting)
  }
  const sizes = new ResizeObserver(measure)
  for (const element of [slide, frame]) sizes.observe(element)
  // It comes late, may turn out to be missing, and is as large as it is only then. Loading does not bubble.
  frame.addEventListener('load', measure, true)
  measure()
  const stop = view.onFrame((place) => {
    frame.style.transform = transformOf(view.setting, place, frame)
  })
  return () => {
    sizes.disconnect()
    frame.removeEventListener('load', measure, true)
    stop()
    frame.style.transform = ''
  }
}

function settingOf(slide: HTMLElement, frame: HTMLElement, picture: HTMLElement): Setting | undefined {
  const box = { width: slide.clientWidth, height: slide.clientHeight }
  // Offsets are those at rest, whatever is transformed.
  const place: Place = {
    left: frame.offsetLeft + picture.offsetLeft,
    top: frame.offsetTop + picture.offsetTop,
    width: picture.offsetWidth,
    height: picture.offsetHeight,
  }
  if (box.width === 0 || place.width === 0) return undefined
  const isFilling = picture.classList.contains('picture-filling')
  return { box, frame: place, picture: fitted(place, naturalSize(picture), isFilling ? 'cover' : 'contain') }
}

function naturalSize(picture: HTMLElement): Size {
  const image = picture.querySelector('img')
  return { width: image?.naturalWidth ?? 0, height: image?.naturalHeight ?? 0 }
}

function transformOf(setting: Setting | undefined, place: Place, frame: HTMLElement): string {
  if (!setting || place === setting.picture) return ''
  const scale = place.width / setting.picture.width
  const x = place.left + (frame.offsetLeft - setting.picture.left) * scale - frame.offsetLeft
  const y = place.top + (frame.offsetTop - setting.picture.top) * scale - frame.offsetTop
  return `translate(${x}px, ${y}px) scale(${scale})`
}
