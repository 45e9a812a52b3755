// Putting the cart back: what it would change is said first, and afterwards what was put back and what was left.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Products } from '#client/rooms/products.ts'
import type { PastRoom, Room } from '#client/sdk/index.ts'
import type { Restored } from '#client/sdk/past-difference.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { Foreseen, LeftAsItIs } from './put-back-lists.tsx'
import { useMomentWords } from './moment-words.ts'
import './put-back-dialog.css'

interface PutBackDialogProps {
  /** As it is now. */
  room: Room
  products: Products
  past: PastRoom
  onClose: () => void
  /** Leads to the cart as it is now. */
  onSee: () => void
}

export function PutBackDialog({ room, products, past, onClose, onSee }: PutBackDialogProps) {
  const { t } = useTranslation('past')
  const { t: why } = useTranslation('refusals')
  const { foreseen, restored, busy, putBack } = usePuttingBack(room, past)
  const words = useMomentWords()
  const undo = () => {
    const undone = room.undoManager.undo()
    toast(undone.ok ? t('putBack.undone') : why(undone.refusal.code))
    onClose()
  }
  const isNothing = foreseen?.restored.length === 0
  const foot = restored ? (
    <div className="put-back-acts">
      {restored.restored.length > 0 && <Button onClick={undo}>{t('putBack.undo')}</Button>}
      <Button kind="solid" onClick={onSee}>
        {t('putBack.see')}
      </Button>
    </div>
  ) : (
    <div className="put-back-acts">
      <Button onClick={onClose}>{isNothing ? t('putBack.ok') : t('putBack.cancel')}</Button>
      {!isNothing && (
        <Button kind="solid" disabled={busy || !foreseen} onClick={() => void putBack()}>
          {busy ? t('putBack.doing') : t('putBack.do')}
        </Button>
      )}
    </div>
  )
  return (
    <Dialog title={t('putBack.title')} className="put-back" foot={foot} onClose={onClose}>
      {restored ? (
        <div role="status">
          <p className="put-back-done">{t('putBack.done', { count: restored.restored.length })}</p>
          <LeftAsItIs left={restored.left} room={room} products={products} />
        </div>
      ) : (
        foreseen && <Foreseen foreseen={foreseen} when={words(past.at)} room={room} products={products} />
      )}
    </Dialog>
  )
}

/** What it would do, and, once it was done, what it did. */
function usePuttingBack(room: Room, past: PastRoom) {
  const { t: why } = useTranslation('refusals')
  // As it was when this was opened: the list must not move under the finger.
  const [foreseen, setForeseen] = useState<Restored>()
  const [restored, setRestored] = useState<Restored>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    void room.past.foresee(past).then((answer) => {
      if (answer.ok) setForeseen(answer.value)
      else toast(why(answer.refusal.code))
    })
  }, [room, past, why])
  const putBack = async () => {
    setBusy(true)
    const answer = await room.past.restore(past)
    setBusy(false)
    if (answer.ok) setRestored(answer.value)
    else toast(why(answer.refusal.code))
  }
  return { foreseen, restored, busy, putBack }
}
