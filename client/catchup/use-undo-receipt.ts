import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { showReceipt } from '#client/rooms/receipts.ts'
import type { Receipt } from '#client/rooms/receipts.ts'
import { useVote } from '#client/rooms/voting.ts'
import type { Room } from '#client/sdk/index.ts'
import { toast } from '#client/ui/toasts.tsx'
import { defined } from '#shared/defined.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted } from '#shared/outcome.ts'
import { writeOn } from './answer-draft.ts'
import { setAsideIn } from './set-aside.ts'

/** A function that takes back what a receipt is for, and says why not where it cannot. */
export function useUndoReceipt(receipt: Receipt): () => void {
  const room = useRoom()
  const { t: why } = useTranslation('refusals')
  const vote = useVote(receipt.what === 'vote' ? receipt.decision : '')
  return () => {
    showReceipt(room, undefined)
    if (receipt.what === 'vote') return void vote(undefined)
    const undone = undo(receipt, room)
    if (!undone.ok) toast(why(undone.refusal.code))
    return undefined
  }
}

function undo(receipt: Exclude<Receipt, { what: 'vote' }>, room: Room): Outcome<void> {
  switch (receipt.what) {
    case 'answer': {
      const { card, thread, message, written, resolved } = receipt
      const removed = room.talk.remove(thread, message)
      if (removed.ok) writeOn({ roomId: room.info.id, memberId: room.me.get().id }, card, written)
      return removed.ok && resolved ? room.talk.resolve(thread, false) : removed
    }
    case 'opinion': {
      const { on, before } = receipt
      return room.cart.opine(on, before?.verdict, defined({ reason: before?.reason, seenPrice: before?.seenPrice }))
    }
    case 'set-aside':
      setAsideIn(room).remove(receipt.card)
      return granted(undefined)
    default:
      return receipt satisfies never
  }
}
