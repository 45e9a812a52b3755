// The slider over time. A real range field, so that fingers, arrows and screen readers know it; what stands under it is drawn.
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import type { LookingBack } from './looking-back.ts'
import type { Scale } from './scale.ts'
import './slider.css'

/** Fine enough for the widest screen. */
const steps = 2_000
/** A day needs so much room for its name. */
const nameApart = 0.13

interface TimeSliderProps {
  scale: Scale
  back: LookingBack
  wanted: number
  /** The moment in words, read out. */
  words: string
  /** Focus comes here when the past is opened. */
  focused: boolean
}

export function TimeSlider({ scale, back, wanted, words, focused }: TimeSliderProps) {
  const { t } = useTranslation('past')
  const position = scale.positionOf(wanted)
  return (
    <div className="time-slider" style={{ '--position': position } as React.CSSProperties}>
      <Marks scale={scale} />
      <input
        type="range"
        min={0}
        max={steps}
        step={1}
        // Of the only thing to do here the keyboard must be able to make use at once.
        autoFocus={focused}
        value={Math.round(position * steps)}
        aria-label={t('slider')}
        aria-valuetext={words}
        onChange={(event) => {
          back.pause()
          void back.go(scale.seqAt(Number(event.target.value) / steps))
        }}
        onKeyDown={(event) => press(event, back, scale)}
      />
    </div>
  )
}

function press(event: KeyboardEvent<HTMLInputElement>, back: LookingBack, scale: Scale): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  // Along the reading: where it runs from right to left, so does time.
  const on = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const acts: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => void back.step(on === 'ArrowLeft' ? 1 : -1),
    ArrowRight: () => void back.step(on === 'ArrowRight' ? 1 : -1),
    ArrowUp: () => void back.step(1),
    ArrowDown: () => void back.step(-1),
    PageUp: () => void back.stepDay(1),
    PageDown: () => void back.stepDay(-1),
    Home: () => void back.go(scale.from.seq),
    End: () => void back.go(scale.to.seq),
    [' ']: () => (back.state.get().playing ? back.pause() : back.play()),
  }
  const act = acts[event.key]
  if (!act) return
  event.preventDefault()
  if (event.key !== ' ') back.pause()
  act()
}

function Marks({ scale }: { scale: Scale }) {
  const named = namedDays(scale)
  return (
    <div className="time-marks" aria-hidden="true">
      {scale.marks.map((position, index) => (
        <i key={index} style={at(position)} />
      ))}
      {named.map(({ position, at: day }) => (
        <span key={day} style={at(position)}>
          {new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric' }).format(day)}
        </span>
      ))}
    </div>
  )
}

/** Those whose names do not run into each other. */
function namedDays({ days }: Scale): Scale['days'] {
  let last = -1
  return days.filter(({ position }) => {
    if (position - last < nameApart || position > 1 - nameApart / 2) return false
    last = position
    return true
  })
}

function at(position: number): React.CSSProperties {
  return { insetInlineStart: `${(position * 100).toFixed(2)}%` }
}
