// Everything that lies on a picture: what hands do with it, notes, drawings, cursors. It fills the slide and moves the picture in it.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import type { Product } from '#shared/catalog/product.ts'
import { useMarking, useMarks } from '../marking.tsx'
import { Cross } from './cross.tsx'
import { Cursors } from './cursors.tsx'
import { Drawings } from './drawings.tsx'
import { layPlane, placeOn, zoomedByKeys } from './hand-on-picture.ts'
import type { OnStage } from './hand-on-picture.ts'
import { watchHands } from './hands.ts'
import { Markers } from './markers.tsx'
import { Pen } from './pen.ts'
import { PictureView } from './picture-view.ts'
import { keepMeasured } from './measure.ts'
import './on-picture.css'

/** The layer over one picture of a product. */
export function OnPicture({ product, picture }: { product: Product; picture: number }) {
  const { annotations } = useRoom()
  const navigation = useNavigation()
  const marking = useMarking()
  const { tool, hidden } = useMarks()
  const plane = useRef<HTMLDivElement>(null)
  const line = useRef<SVGPathElement>(null)
  const [slide, setSlide] = useState<HTMLElement>()
  const view = useMemo(() => new PictureView((zoom) => navigation.see({ zoom })), [navigation])
  const src = product.pictures[picture]?.src
  const on = useMemo<OnStage>(
    () => ({ view, marking, productId: product.id, image: src }),
    [view, marking, product, src],
  )

  useLayoutEffect(() => {
    const over = plane.current
    const slide = over?.closest<HTMLElement>('.slide')
    if (!over || !slide) return undefined
    setSlide(slide)
    const stops = [keepMeasured(slide, view), view.onFrame((place) => layPlane(over, place))]
    return () => {
      for (const stop of stops) stop()
      view.close()
    }
  }, [view])
  useEffect(() => {
    const { looking } = navigation
    const show = () => view.show(looking.get().zoom)
    show()
    return looking.subscribe(show)
  }, [view, navigation])
  useEffect(() => zoomedByKeys(on), [on])
  useEffect(() => {
    if (!slide) return undefined
    const pen = new Pen(view, line)
    return watchHands(slide, {
      does: () => {
        const { tool } = marking.get()
        if (tool === 'draw' && src !== undefined) return 'draw'
        if (tool === 'pin') return 'place'
        return view.isZoomed ? 'move' : 'nothing'
      },
      zoomBy: (factor, at) => view.zoomBy(factor, at),
      moveBy: (by) => view.moveBy(by),
      press: (at) => placeOn(on, at),
      doublePress: (at) => (view.isZoomed ? view.reset() : view.zoomBy(2.5, at, { glide: true })),
      begin: (at) => pen.begin(at),
      draw: (through) => pen.draw(through),
      end: (isLine) => {
        const points = pen.end()
        if (isLine && points && src !== undefined) annotations.draw(product.id, src, points)
      },
    })
  }, [slide, view, on, marking, annotations, product, src])

  return (
    <div className="on-picture" data-tool={tool === 'none' ? undefined : tool}>
      <div className="on-picture-plane" ref={plane}>
        {!hidden && <Drawings product={product} image={src} line={line} />}
        {!hidden && <Markers view={view} product={product} picture={picture} />}
        {tool === 'pin' && <Cross on={on} slide={slide} />}
      </div>
      {slide && <Cursors view={view} slide={slide} product={product} picture={picture} />}
    </div>
  )
}
