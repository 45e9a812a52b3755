// What one does with several lines at once: put them side by side, or have the group decide between them.
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button } from '#client/ui/button.tsx'
import { CompareIcon, VoteIcon } from '#client/ui/icons.tsx'
import type { LineView } from '#shared/cart/cart-view.ts'

/** Chosen ahead are all lines where they are few enough to be meant; otherwise one chooses. */
const fewEnough = 3

/** Two buttons beside the name of a lane; those that this member may use. */
export function LaneActs({ lines }: { lines: readonly LineView[] }) {
  const { t } = useTranslation('cart')
  const room = useRoom()
  const may = useMay()
  const navigation = useNavigation()
  const compared = useObservable(room.annotations.comparisons)
  const meant = lines.length <= fewEnough ? lines : []
  const products = [...new Set(meant.map(({ productId }) => productId))]
  const mayCompare = may.speak ? lines.length > 1 : compared.length > 0
  return (
    <span className="cart-lane-acts">
      {mayCompare && (
        <Button
          size="small"
          kind="plain"
          icon={<CompareIcon />}
          onClick={() => navigation.go({ to: 'choosing', products })}
        >
          {t('compare')}
        </Button>
      )}
      {may.edit && lines.length > 1 && (
        <Button
          size="small"
          kind="plain"
          icon={<VoteIcon />}
          onClick={() => navigation.go({ to: 'deciding', lines: meant.map(({ id }) => id) })}
        >
          {t('decide')}
        </Button>
      )}
    </span>
  )
}
