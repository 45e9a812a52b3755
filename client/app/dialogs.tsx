// Comparing and deciding, where they open over the page: a choice of products, the form of a decision, a decision's card, a link to it.
import { LinkDialog } from '#client/answer-links/link-dialog.tsx'
import { CompareDialog } from '#client/comparison/compare-dialog.tsx'
import { DecideDialog } from '#client/decisions/decide-dialog.tsx'
import { DecisionDialog } from '#client/decisions/decision-dialog.tsx'
import type { AskedThing } from '#client/rooms/navigation.tsx'
import type { LineId, ProductId } from '#shared/ids.ts'

/** What is open. */
export type OpenDialog =
  | { readonly what: 'compare'; readonly products: readonly ProductId[]; readonly comparison?: string | undefined }
  | { readonly what: 'decide'; readonly lines: readonly LineId[] }
  | { readonly what: 'decision'; readonly id: string }
  | { readonly what: 'link'; readonly thing: AskedThing }

interface DialogsProps {
  dialog: OpenDialog
  onClose: () => void
  /** Called when it is done with, and something else is on the stage. */
  onDone: () => void
}

/** The matter that is open. */
export function Dialogs({ dialog, onClose, onDone }: DialogsProps) {
  switch (dialog.what) {
    case 'compare':
      return (
        <CompareDialog products={dialog.products} comparison={dialog.comparison} onClose={onClose} onDone={onDone} />
      )
    case 'decide':
      return <DecideDialog lines={dialog.lines} onClose={onClose} />
    case 'decision':
      return <DecisionDialog id={dialog.id} onClose={onClose} onLeave={onDone} />
    case 'link':
      return <LinkDialog thing={dialog.thing} onClose={onClose} />
    default:
      return dialog satisfies never
  }
}
