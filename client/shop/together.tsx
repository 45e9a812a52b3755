// "Shop together": from a product into a room in two taps, or into a room this device already has.
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomHere } from '#client/rooms/rooms-here.ts'
import { Button } from '#client/ui/button.tsx'
import { PeopleIcon, PlusIcon } from '#client/ui/icons.tsx'
import { notify } from '#client/ui/notices.tsx'
import type { Product, Variant } from '#shared/catalog/product.ts'
import { useEnterRoom } from './use-enter-room.ts'
import { whyNot } from './why-not.ts'
import './call.css'
import './together.css'

const loadSheet = () => import('./together-sheet.tsx')
const TogetherSheet = lazy(async () => ({ default: (await loadSheet()).TogetherSheet }))

interface TogetherProps {
  product: Product
  variant: Variant
  shopId: string | undefined
  /** Rooms of this device in this shop. */
  rooms: readonly RoomHere[]
}

/** The way from a product to the others. */
export function Together({ product, variant, shopId, rooms }: TogetherProps) {
  const { t } = useTranslation('shop')
  const [open, setOpen] = useState(false)
  const [latest] = rooms
  return (
    <div className="together">
      <Button
        kind="solid"
        size="large"
        className="shop-call"
        icon={<PeopleIcon />}
        aria-haspopup="dialog"
        disabled={shopId === undefined}
        // The sheet is on its way before the finger has left the button.
        onPointerDown={() => void loadSheet()}
        onClick={() => setOpen(true)}
      >
        {t('together.start')}
      </Button>
      {latest && rooms.length === 1 && <AddToRoom room={latest} product={product} variant={variant} />}
      {rooms.length > 1 && (
        <Button size="large" className="together-add" icon={<PlusIcon />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {t('together.addToMine')}
        </Button>
      )}
      {open && shopId !== undefined && (
        <Suspense>
          <TogetherSheet product={product} variant={variant} shopId={shopId} rooms={rooms} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}

function AddToRoom({ room, product, variant }: { room: RoomHere; product: Product; variant: Variant }) {
  const { t } = useTranslation('shop')
  const { busy, add } = useEnterRoom(product, variant)
  const onAdd = async () => {
    const refused = await add(room.session.roomId)
    if (refused) notify(t(whyNot(refused)))
  }
  return (
    <Button size="large" className="together-add" icon={<PlusIcon />} aria-disabled={busy} onClick={() => void onAdd()}>
      {busy ? t('together.adding') : t('together.addTo', { room: room.title === '' ? t('rooms.untitled') : room.title })}
    </Button>
  )
}
