import { useTranslation } from 'react-i18next'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { IconButton } from '#client/ui/button.tsx'
import { RedoIcon, UndoIcon } from '#client/ui/icons.tsx'
import { aboutStep, useStep } from './undo.ts'

/** Takes back what this person did, and does it again; the hint says what that would be. */
export function UndoButtons() {
  const { t } = useTranslation('app')
  const { room, products } = useOpenRoom()
  const { undo, redo } = useObservable(room.undoManager.next)
  const step = useStep()
  return (
    <div className="bar-undo">
      <IconButton
        label={undo ? t('undo.undo', { what: aboutStep(undo, t, products) }) : t('undo.nothing')}
        aria-keyshortcuts="Control+Z"
        aria-disabled={!undo}
        onClick={() => step('undo')}
      >
        <UndoIcon />
      </IconButton>
      <IconButton
        className="bar-redo"
        label={redo ? t('undo.redo', { what: aboutStep(redo, t, products) }) : t('undo.nothingAgain')}
        aria-keyshortcuts="Control+Shift+Z"
        aria-disabled={!redo}
        onClick={() => step('redo')}
      >
        <RedoIcon />
      </IconButton>
    </div>
  )
}
