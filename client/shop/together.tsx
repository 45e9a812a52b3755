// "Shop together": from a product into a room in two taps, or into a room this device already has.
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomHere } from '#client/rooms/rooms-here.ts'
import { Button } from '#client/ui/button.tsx'
import { PeopleIcon, PlusIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
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
  const [open, setOpen] = useState<'start' | 'add'>()
  const [latest] = rooms
  return (
    <>
      <div className="together">
        <Button
          kind="call"
          size="large"
          wide
          icon={<PeopleIcon />}
          aria-haspopup="dialog"
          disabled={shopId === undefined}
          // The sheet is on its way before the finger has left the button.
          onPointerDown={() => void loadSheet()}
          onClick={() => setOpen('start')}
        >
          {t('together.start')}
        </Button>
      </div>
      {latest && rooms.length === 1 && <AddToRoom room={latest} product={product} variant={variant} />}
      {rooms.length > 1 && (
        <Button size="large" wide icon={<PlusIcon />} aria-haspopup="dialog" onClick={() => setOpen('add')}>
          {t('together.addToMine')}
        </Button>
      )}
      {open && shopId !== undefined && (
        <Suspense>
          <TogetherSheet {...{ product, variant, shopId, rooms }} first={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function AddToRoom({ room, product, variant }: { room: RoomHere; product: Product; variant: Variant }) {
  const { t } = useTranslation('shop')
  const { busy, add } = useEnterRoom(product, variant)
  const onAdd = async () => {
    const refused = await add(room.session.roomId)
    if (refused) toast(t(whyNot(refused)))
  }
  return (
    <Button size="large" wide icon={<PlusIcon />} aria-disabled={busy} onClick={() => void onAdd()}>
      {busy
        ? t('together.adding')
        : t('together.addTo', { room: room.title === '' ? t('rooms.untitled') : room.title })}
    </Button>
  )
}
