// Where the others point on a stage that is shared, and where this person points. Cursors come twenty times a second from twenty
// people: one layer writes transforms, and React draws nothing for them.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { firstVariant, variantOf } from '#client/rooms/product-words.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import type { DeviceView } from '#client/sdk/index.ts'
import type { Product } from '#shared/catalog/product.ts'
import { shownPicture } from '../shown-picture.ts'
import { showCursors } from './cursor-flags.ts'
import { toPicture } from './geometry.ts'
import type { PictureView } from './picture-view.ts'

interface CursorsProps {
  view: PictureView
  slide: HTMLElement
  product: Product
  picture: number
}

/** The others' cursors on one picture. */
export function Cursors({ view, slide, product, picture }: CursorsProps) {
  const { t } = useTranslation('stage')
  const room = useRoom()
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { presence, members } = room
    const isHere = (device: DeviceView) => isOnPicture(device, product, picture)
    const flags = layer.current && showCursors(layer.current, view)
    const update = () => {
      const devices = presence.devices.get()
      const own = devices.find(({ me }) => me)
      const others = devices.filter((device) => device.member !== own?.member && isHere(device))
      // Who shows nothing of themselves sees nobody point; except along with somebody they are seen to follow.
      const mayLook = own?.looking !== undefined || own?.following !== undefined
      flags?.update(
        (mayLook ? others : []).flatMap(({ device, member, cursor }) =>
          cursor
            ? [{ device, ...cursor, name: nameOf(room, member, t('somebody')), colour: members.find(member)?.colour }]
            : [],
        ),
      )
    }
    update()
    const stopShowing = presence.devices.subscribe(update)
    const stopPointing = point(slide, (at) => {
      const cursor = at && isSharedStage(presence.devices.get(), isHere) ? onPicture(view, at) : undefined
      presence.show({ cursor })
    })
    return () => {
      stopShowing()
      stopPointing()
      flags?.close()
    }
  }, [room, view, slide, product, picture, t])
  return <div ref={layer} className="cursors" aria-hidden="true" />
}

function isOnPicture({ looking }: DeviceView, product: Product, picture: number): boolean {
  if (looking?.productId !== product.id) return false
  const variant =
    (looking.variantId === undefined ? undefined : variantOf(product, looking.variantId)) ?? firstVariant(product)
  return shownPicture(product, variant, looking) === picture
}

/** Whether this device shares where it is, and another member's device does so in the same place. */
function isSharedStage(devices: readonly DeviceView[], isHere: (device: DeviceView) => boolean): boolean {
  const own = devices.find(({ me }) => me)
  if (!own?.looking || !isHere(own)) return false
  return devices.some((device) => device.member !== own.member && (isHere(device) || device.following === own.member))
}

function onPicture({ place }: PictureView, at: { readonly x: number; readonly y: number }) {
  const point = place && toPicture(place, at)
  if (!point || point.x < 0 || point.x > 1 || point.y < 0 || point.y > 1) return undefined
  return { x: Math.round(point.x * 1000) / 1000, y: Math.round(point.y * 1000) / 1000 }
}

/** Tells where a mouse or a pen points; a finger points at nothing once it is lifted. */
function point(slide: HTMLElement, move: (at: { x: number; y: number } | undefined) => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  slide.addEventListener(
    'pointermove',
    ({ pointerType, clientX, clientY }) => {
      if (pointerType === 'touch') return
      const { left, top } = slide.getBoundingClientRect()
      move({ x: clientX - left, y: clientY - top })
    },
    { signal },
  )
  slide.addEventListener('pointerleave', () => move(undefined), { signal })
  return () => {
    stop.abort()
    move(undefined)
  }
}
