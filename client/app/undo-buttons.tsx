import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Products } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Step } from '#client/sdk/index.ts'
import { IconButton } from '#client/ui/button.tsx'
import { RedoIcon, UndoIcon } from '#client/ui/icons.tsx'
import { aboutStep, useStep } from './undo.ts'

/** Takes back what this person did, and does it again; the hint says what that would be. */
export function UndoButtons() {
  const { t } = useTranslation('app')
  const { room, products } = useOpenRoom()
  const { undo, redo } = useObservable(room.undoManager.next)
  const step = useStep()
  const undone = useAbout(undo, products)
  const redone = useAbout(redo, products)
  return (
    <div className="bar-undo">
      <IconButton
        label={undone ? t('undo.undo', { what: undone }) : t('undo.nothing')}
        aria-keyshortcuts="Control+Z"
        aria-disabled={!undo}
        onClick={() => step('undo')}
      >
        <UndoIcon />
      </IconButton>
      <IconButton
        className="bar-redo"
        label={redone ? t('undo.redo', { what: redone }) : t('undo.nothingAgain')}
        aria-keyshortcuts="Control+Shift+Z"
        aria-disabled={!redo}
        onClick={() => step('redo')}
      >
        <RedoIcon />
      </IconButton>
    </div>
  )
}

/** What a step was about, also once the name of its product is known. */
function useAbout(step: Step | undefined, products: Products): string | undefined {
  const { t } = useTranslation('app')
  return useSyncExternalStore(products.subscribe, () => step && aboutStep(step, t, products))
}
