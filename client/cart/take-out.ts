// Taking out what one wants, with a way back: nothing is destroyed, so that undo is another write.
import { useTranslation } from 'react-i18next'
import { wantedBy } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { LineView } from '#shared/cart/cart-view.ts'
import type { Lane } from '#shared/cart/lane.ts'

/** A function that sets this member's want of the line to nothing and offers to undo it. */
export function useTakeOut(line: LineView, title: string): () => void {
  const { t } = useTranslation('cart')
  const { t: ui } = useTranslation('ui')
  const room = useRoom()
  return () => {
    const before = wantedBy(line, room.me.get().id)
    if (!room.cart.want(line.id, 0).ok) return
    toast(t('takenOut', { title }), { label: ui('undo'), run: () => void room.cart.want(line.id, before) })
  }
}

/** A function that moves the line to a lane; away from sight, it offers to undo it. */
export function useMove(line: LineView, title: string): (lane: Exclude<Lane, 'bought'>) => void {
  const { t } = useTranslation('cart')
  const { t: ui } = useTranslation('ui')
  const room = useRoom()
  return (lane) => {
    const before = line.lane
    if (!room.cart.move(line.id, lane).ok || lane !== 'rejected' || before === 'bought') return
    toast(t('rejected', { title }), { label: ui('undo'), run: () => void room.cart.move(line.id, before) })
  }
}
