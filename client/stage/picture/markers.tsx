// The notes on a picture as markers that stay as large as they are, whatever the zoom.
import { memo, useDeferredValue, useMemo } from 'react'
import type { CSSProperties } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { usePinState } from '#client/rooms/compose/pin-state.ts'
import type { PinState } from '#client/rooms/compose/pin-state.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { memberColour } from '#client/ui/avatar.tsx'
import { initialOf } from '#shared/initial.ts'
import { CheckIcon } from '#client/ui/icons.tsx'
import { classes } from '#client/ui/classes.ts'
import type { Product } from '#shared/catalog/product.ts'
import { useMarking, useMarks } from '../marking.tsx'
import type { Marking, Opened } from '../marking.tsx'
import { clusters } from './clusters.ts'
import type { Cluster } from './clusters.ts'
import { inSight, toBox } from './geometry.ts'
import type { Point, Setting } from './geometry.ts'
import { numberedPins } from './numbered-pins.ts'
import type { NumberedPin } from './numbered-pins.ts'
import type { PictureView } from './picture-view.ts'

/** A marker's room above and beside its point, pixels. */
const roomPx = 36
/** The tools stand there on a phone. */
const toolsPx = 88
/** More markers than this are no way through the page with Tab: the list below the picture is. */
const mostTabStops = 24

/** A note where it will stand, or several. */
interface Shown extends Point {
  readonly pins: readonly NumberedPin[]
  /** Which way the marker hangs from its point: up and to the right, unless there is no room. */
  readonly hangs: string
}

/** The markers on one picture. */
export function Markers({ view, product, picture }: { view: PictureView; product: Product; picture: number }) {
  const room = useRoom()
  const marking = useMarking()
  const { opened, peeked, writing } = useMarks()
  const all = useObservable(room.annotations.pins)
  // A hundred markers may come a moment later than the hand that moves the picture.
  const settled = useDeferredValue(useObservable(view.settled))
  const names = useObservable(room.members.list)
  const stateOf = usePinState()
  const pins = useMemo(() => numberedPins(all, product.id, product), [all, product])
  const shown = useMemo(() => shownOf(pins, picture, settled), [pins, picture, settled])
  // Nor may they keep anybody waiting for the page.
  const drawn = useDeferredValue(true, false) ? shown : []
  const isOpen = (pins: readonly NumberedPin[]) =>
    [opened, peeked].some((one) => one !== undefined && pins.some(({ pin }) => isAbout(one, pin.id)))
  const { anchor } = writing ?? {}
  const isHere = anchor?.on === 'image' && anchor.image === product.pictures[picture]?.src
  return (
    <>
      {drawn.map((one) => (
        <Marker
          key={one.pins[0]?.pin.id}
          shown={one}
          isOpen={isOpen(one.pins)}
          isTabStop={shown.length <= mostTabStops}
          marking={marking}
          names={names}
          state={one.pins.length === 1 ? stateOf(one.pins[0]?.pin.id ?? '') : undefined}
        />
      ))}
      {isHere && writing?.pin === undefined && (
        <span className="marker marker-new" data-new style={at(anchor, room.me.get().colour)}>
          <span />
        </span>
      )}
    </>
  )
}

interface MarkerProps {
  shown: Shown
  isOpen: boolean
  isTabStop: boolean
  marking: Marking
  /** Names and colours of members, which it looks up. */
  names: object
  /** How its talk stands; undefined for several notes. */
  state: PinState | undefined
}

const Marker = memo(function Marker({ shown, isOpen, isTabStop, marking, state }: MarkerProps) {
  const { t } = useTranslation('stage')
  const room = useRoom()
  const [first] = shown.pins
  if (!first) return null
  const isOne = shown.pins.length === 1
  const { pin, number } = first
  const about: Opened = isOne ? { on: 'pin', id: pin.id } : { on: 'pins', ids: shown.pins.map(({ pin }) => pin.id) }
  const numbers = shown.pins.map(({ number }) => number)
  const label = isOne
    ? [
        t('marks.note', { number, name: nameOf(room, pin.by, t('somebody')), text: pin.text }),
        state ? stateWords(state, t) : '',
      ]
        .filter((words) => words !== '')
        .join(' · ')
    : t('marks.several', { count: numbers.length, numbers: listOf(numbers) })
  return (
    <button
      type="button"
      className={classes('marker', !isOne && 'marker-several')}
      style={at(shown, isOne ? room.members.find(pin.by)?.colour : undefined)}
      data-hangs={shown.hangs}
      data-pins={shown.pins.map(({ pin }) => pin.id).join(' ')}
      aria-label={label}
      aria-expanded={isOpen}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => marking.open(marking.get().opened && isOpen ? undefined : about)}
      onPointerEnter={(event) => isOne && event.pointerType === 'mouse' && marking.peek(about)}
      onPointerLeave={() => marking.unpeek()}
      onFocus={(event) => isOne && event.currentTarget.matches(':focus-visible') && marking.peek(about)}
      onBlur={() => marking.unpeek()}
    >
      {isOne && state ? (
        <MarkerSigns by={pin.by} state={state} />
      ) : (
        <span aria-hidden data-sign={`${shown.pins.length}×`} />
      )}
    </button>
  )
}, isSameMarker)

/** Who wrote it, how many replied, whether some is unread or all is resolved. */
function MarkerSigns({ by, state }: { by: string; state: PinState }) {
  const { t } = useTranslation('stage')
  const name = useRoom().members.find(by)?.name ?? t('somebody')
  const replies = state.messages.length
  return (
    // The button's own label says all of it in words: what is drawn are signs, no words that somebody would say to press it.
    <span aria-hidden data-resolved={state.resolvedBy !== undefined || undefined}>
      <b data-sign={initialOf(name)} />
      {state.resolvedBy !== undefined ? <CheckIcon /> : replies > 0 && <i data-sign={replies} />}
      {state.unread > 0 && <em />}
    </span>
  )
}

/** The state in words, after those of the note. */
function stateWords(state: PinState, t: TFunction<'stage'>): string {
  return [
    ...(state.messages.length > 0 ? [t('marks.replies', { count: state.messages.length })] : []),
    ...(state.unread > 0 ? [t('marks.unread', { count: state.unread })] : []),
    ...(state.resolvedBy === undefined ? [] : [t('marks.resolved')]),
  ].join(', ')
}

/** Whether nothing of it has to be rendered again: while a picture moves, most markers only move with it. */
function isSameMarker(before: MarkerProps, after: MarkerProps): boolean {
  const [one, other] = [before.shown, after.shown]
  return (
    before.isOpen === after.isOpen &&
    before.isTabStop === after.isTabStop &&
    before.names === after.names &&
    before.state?.messages === after.state?.messages &&
    before.state?.unread === after.state?.unread &&
    before.state?.resolvedBy === after.state?.resolvedBy &&
    one.hangs === other.hangs &&
    one.x === other.x &&
    one.y === other.y &&
    one.pins.length === other.pins.length &&
    one.pins.every((numbered, index) => numbered === other.pins[index])
  )
}

function shownOf(
  pins: readonly NumberedPin[],
  picture: number,
  settled: ReturnType<PictureView['settled']['get']>,
): readonly Shown[] {
  if (!settled) return []
  const { setting, place } = settled
  const marked = pins.flatMap((thing) => {
    if (thing.spot.on !== 'picture' || thing.spot.picture !== picture) return []
    const point = inSight(setting, thing.spot)
    const box = toBox(place, point)
    const isIn = box.x >= -8 && box.y >= -8 && box.x <= setting.box.width + 8 && box.y <= setting.box.height + 8
    return isIn ? [{ thing: { pin: thing, point }, ...box }] : []
  })
  return clusters(marked).map((cluster) => shownBy(cluster, setting))
}

function shownBy({ x, y, things }: Cluster<{ pin: NumberedPin; point: Point }>, { box, frame }: Setting): Shown {
  const hangs = `${y < frame.top + roomPx ? 'down' : 'up'} ${x > box.width - toolsPx ? 'left' : 'right'}`
  return { ...(things[0]?.point ?? { x: 0, y: 0 }), pins: things.map(({ pin }) => pin), hangs }
}

function at({ x, y }: Point, colour: number | undefined): CSSProperties {
  return { '--x': x, '--y': y, ...(colour === undefined ? {} : memberColour(colour)) } as CSSProperties
}

function isAbout(opened: Opened, id: string): boolean {
  return opened.on === 'pins' ? opened.ids.includes(id) : opened.on === 'pin' && opened.id === id
}

function listOf(numbers: readonly number[]): string {
  const some = numbers.slice(0, 8)
  return some.length < numbers.length ? `${some.join(', ')}…` : some.join(', ')
}
