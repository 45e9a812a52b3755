// Taking away what was put on a thing: one's own with a way back, another's only when sure.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { Entry } from './entries.ts'

/** The way to take one away; `run` is absent where this member may not, or where a card stands for several. */
export function useTakeAway({ root, id, value, count }: Entry) {
  const { t } = useTranslation('talk')
  const { t: ui } = useTranslation('ui')
  const { t: why } = useTranslation('refusals')
  const { annotations, undoManager } = useRoom()
  const [asks, setAsks] = useState(false)
  const record = { root, key: id, before: undefined }
  const mayBringAgain = annotations.whyNot({ ...record, after: value }) === undefined
  const sure = () => {
    setAsks(false)
    const removed = annotations.remove(root, id)
    if (!removed.ok) return toast(why(removed.refusal.code))
    const step = undoManager.next.get().undo
    const again = () => {
      if (undoManager.next.get().undo === step) void undoManager.undo()
      else toast(t('undoOther'))
    }
    return toast(t('takenAway'), mayBringAgain ? { label: ui('undo'), run: again } : undefined)
  }
  const may = count === 1 && annotations.whyNot({ ...record, after: undefined }) === undefined
  const run = mayBringAgain ? sure : () => setAsks(true)
  return { ...(may && { run }), asks, sure, cancel: () => setAsks(false) }
}
