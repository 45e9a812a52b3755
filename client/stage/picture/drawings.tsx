// The drawn lines on a picture, and the one that is being drawn.
import { memo, useMemo } from 'react'
import type { RefObject } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { StrokeView } from '#client/sdk/index.ts'
import { memberColour } from '#client/ui/avatar.tsx'
import type { Product } from '#shared/catalog/product.ts'
import { useMarking, useMarks } from '../marking.tsx'
import type { Marking } from '../marking.tsx'
import { strokePath, strokeUnits } from './stroke-path.ts'

interface DrawingsProps {
  product: Product
  image: string | undefined
  /** Becomes the path of the line that is being drawn. */
  line: RefObject<SVGPathElement | null>
}

/** Keyboard and screen reader have them in the list below the picture. */
export function Drawings({ product, image, line }: DrawingsProps) {
  const room = useRoom()
  const marking = useMarking()
  const { opened, peeked } = useMarks()
  const me = useObservable(room.me)
  const all = useObservable(room.annotations.strokes)
  useObservable(room.members.list)
  const strokes = useMemo(
    () => all.filter((stroke) => stroke.productId === product.id && stroke.image === image),
    [all, product, image],
  )
  const chosen = [opened, peeked].find((one) => one?.on === 'stroke')
  return (
    <svg
      className="drawings"
      viewBox={`0 0 ${strokeUnits} ${strokeUnits}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {strokes.map((stroke) => (
        <Drawn
          key={stroke.id}
          stroke={stroke}
          colour={room.members.find(stroke.by)?.colour}
          isChosen={chosen?.on === 'stroke' && chosen.id === stroke.id}
          marking={marking}
        />
      ))}
      <path className="drawing-line drawing-now" ref={line} style={memberColour(me.colour)} />
    </svg>
  )
}

interface DrawnProps {
  stroke: StrokeView
  colour: number | undefined
  isChosen: boolean
  marking: Marking
}

const Drawn = memo(function Drawn({ stroke, colour, isChosen, marking }: DrawnProps) {
  const path = useMemo(() => strokePath(stroke.points), [stroke])
  const about = { on: 'stroke', id: stroke.id } as const
  return (
    <g
      className="drawing"
      data-stroke={stroke.id}
      data-chosen={isChosen || undefined}
      style={colour === undefined ? undefined : memberColour(colour)}
    >
      <path className="drawing-edge" d={path} />
      <path className="drawing-line" d={path} />
      <path
        className="drawing-hit"
        d={path}
        onClick={() => marking.open(about)}
        onPointerEnter={(event) => event.pointerType === 'mouse' && marking.peek(about)}
        onPointerLeave={() => marking.unpeek()}
      />
    </g>
  )
})
