import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { useMarking } from '../marking.tsx'

/** Removes a note or a drawing; what is one's own can be brought back. */
export function useTakeAway(): (root: 'pins' | 'strokes', id: string) => void {
  const { t } = useTranslation('stage')
  const { t: why } = useTranslation('refusals')
  const { annotations, undoManager, me } = useRoom()
  const marking = useMarking()
  return (root, id) => {
    const isOwn = annotations[root].get().find((one) => one.id === id)?.by === me.get().id
    const removed = annotations.remove(root, id)
    if (!removed.ok) return toast(why(removed.refusal.code))
    marking.lay()
    const step = undoManager.next.get().undo
    const bringBack = () => {
      // What was done since is not to be undone by this.
      if (undoManager.next.get().undo === step) undoManager.undo()
      else toast(t('marks.undoFirst'))
    }
    toast(
      t(root === 'pins' ? 'marks.removed' : 'marks.erased'),
      isOwn ? { label: t('marks.undo'), run: bringBack } : undefined,
    )
  }
}
