// A note placed without a mouse: arrows move a cross over the picture, Enter begins the note there.
import { useEffect, useState } from 'react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { readOut } from '#client/ui/toasts.tsx'
import { useMarks } from '../marking.tsx'
import { inSight, toBox, toPicture } from './geometry.ts'
import type { Point } from './geometry.ts'
import { arrow, writeAt } from './hand-on-picture.ts'
import type { OnStage } from './hand-on-picture.ts'

/** How far an arrow key moves it, pixels; with Shift, for the last bit. */
const [stepPx, fineStepPx] = [20, 4]

/** Shown while the pin was taken with a key and nothing is written yet. */
export function Cross({ on, slide }: { on: OnStage; slide: HTMLElement | undefined }) {
  const { t } = useTranslation('stage')
  const { byKey, writing } = useMarks()
  const [point, setPoint] = useState<Point>(() => middleOf(on))
  const isOn = byKey === true && writing === undefined
  useEffect(() => {
    if (!isOn) return undefined
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const by = arrow(event.key)
      if (!by && event.key !== 'Enter') return
      // Neither the page nor what has the focus may take these keys now.
      event.preventDefault()
      event.stopPropagation()
      if (!by) return writeAt(on, point)
      const next = moved(on, point, { by, px: event.shiftKey ? fineStepPx : stepPx })
      setPoint(next)
      readOut(t('marks.crossAt', { x: percent(next.x), y: percent(next.y) }))
    }
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [isOn, on, point, t])
  useEffect(() => {
    if (isOn) slide?.closest<HTMLElement>('.carousel')?.scrollIntoView({ block: 'nearest' })
  }, [isOn, slide])
  if (!isOn) return null
  return <span className="cross" style={{ '--x': point.x, '--y': point.y } as CSSProperties} />
}

function middleOf({ view: { setting, place } }: OnStage): Point {
  if (!setting || !place) return { x: 0.5, y: 0.5 }
  return inSight(setting, toPicture(place, { x: setting.box.width / 2, y: setting.box.height / 2 }))
}

/** Stays on the picture, and takes an enlarged one along so that it stays in sight. */
function moved({ view }: OnStage, point: Point, { by, px }: { by: Point; px: number }): Point {
  const { setting, place } = view
  if (!setting || !place) return point
  const from = toBox(place, point)
  const to = inSight(setting, toPicture(place, { x: from.x + by.x * px, y: from.y + by.y * px }))
  const { x, y } = toBox(place, to)
  const isOut = x < 0 || y < 0 || x > setting.box.width || y > setting.box.height
  if (isOut) view.moveBy({ x: -by.x * px * 4, y: -by.y * px * 4 })
  return to
}

function percent(share: number): number {
  return Math.round(share * 100)
}
