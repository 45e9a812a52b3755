// Who looks at the product on the stage, as far as they show it; and whether I show where I am. Off until a person turns it on.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { EyeIcon } from '#client/ui/icons.tsx'
import type { ProductId, VariantId } from '#shared/ids.ts'
import './looking.css'

interface LookingProps {
  product: ProductId
  variant: VariantId
  picture: number
  sharing: boolean
  onShare: (sharing: boolean) => void
}

/** Faces of those who look at the same thing, and the switch for one's own. */
export function Looking({ product, variant, picture, sharing, onShare }: LookingProps) {
  const { t } = useTranslation('stage')
  const room = useRoom()
  const seats = useWatched(room.presence.seats)
  useEffect(() => {
    room.presence.show({ looking: sharing ? { productId: product, variantId: variant, picture } : undefined })
  }, [room, sharing, product, variant, picture])
  const others = new Set(
    seats.filter((seat) => !seat.me && seat.looking?.productId === product).map((seat) => seat.member),
  )
  others.delete(room.me.get().id)
  const names = [...others].map((id) => nameOf(room, id, t('somebody')))
  return (
    <div className="looking">
      <button
        type="button"
        className="looking-switch"
        role="switch"
        aria-checked={sharing}
        onClick={() => onShare(!sharing)}
      >
        <EyeIcon />
        <span>{sharing ? t('showingWhere') : t('showWhere')}</span>
      </button>
      {names.length > 0 && (
        <p className="looking-others">
          {[...others].map((id) => (
            <Face key={id} id={id} decorative />
          ))}
          <span>
            {t('alsoLooking', {
              names: new Intl.ListFormat(undefined, { type: 'conjunction' }).format(names),
              count: names.length,
            })}
          </span>
        </p>
      )}
    </div>
  )
}
