// Taking a message back, with a way to bring it again where there is one.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { MessageView } from '#shared/annotations/talk-view.ts'

/** Takes a message back; see `asks`. */
export interface TakeBack {
  /** Absent where this member may not. */
  readonly run?: () => void
  /** Needs a confirmation: another member's words cannot be restored. */
  readonly asks: boolean
  readonly sure: () => void
  readonly cancel: () => void
}

/** The way to take a message back. */
export function useTakeBack(thread: string, message: MessageView): TakeBack {
  const { t } = useTranslation('talk')
  const { t: ui } = useTranslation('ui')
  const { t: why } = useTranslation('refusals')
  const { talk, annotations, undoManager } = useRoom()
  const [asks, setAsks] = useState(false)
  const record = { root: 'messages', key: `${thread}/${message.id}`, before: undefined } as const
  const { id: _id, reactions: _reactions, ...value } = message
  const remove = () => {
    setAsks(false)
    const removed = talk.remove(thread, message.id)
    if (!removed.ok) return toast(why(removed.refusal.code))
    const step = undoManager.next.get().undo
    const isUndoable = annotations.whyNot({ ...record, after: value }) === undefined
    toast(t('takenBack'), isUndoable ? { label: ui('undo'), run: bringAgain } : undefined)

    function bringAgain(): void {
      // Undo takes back the last step; where that is another by now, the message comes again by itself.
      const again = undoManager.next.get().undo === step ? undoManager.undo() : talk.restore(thread, message)
      if (!again.ok) toast(why(again.refusal.code))
    }
  }
  if (annotations.whyNot({ ...record, after: undefined })) return { asks, sure: remove, cancel: () => setAsks(false) }
  const canBringAgain = annotations.whyNot({ ...record, after: value }) === undefined
  return { run: canBringAgain ? remove : () => setAsks(true), asks, sure: remove, cancel: () => setAsks(false) }
}
