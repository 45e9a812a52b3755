// Comparing and deciding, where they open over the page: a choice of products, the form of a decision, a decision's card, a link to it.
import { LinkDialog } from '#client/answers/link-dialog.tsx'
import { CompareDialog } from '#client/compare/compare-dialog.tsx'
import { DecideDialog } from '#client/decisions/decide-dialog.tsx'
import { DecisionDialog } from '#client/decisions/decision-dialog.tsx'
import type { AskedThing } from '#client/rooms/ways.tsx'
import type { LineId, ProductId } from '#shared/ids.ts'

/** What is open. */
export type Matter =
  | { readonly what: 'compare'; readonly products: readonly ProductId[]; readonly comparison?: string | undefined }
  | { readonly what: 'decide'; readonly lines: readonly LineId[] }
  | { readonly what: 'decision'; readonly id: string }
  | { readonly what: 'link'; readonly thing: AskedThing }

interface MattersProps {
  matter: Matter
  onClose: () => void
  /** Called when it is done with, and something else is on the stage. */
  onDone: () => void
}

/** The matter that is open. */
export function Matters({ matter, onClose, onDone }: MattersProps) {
  switch (matter.what) {
    case 'compare':
      return (
        <CompareDialog products={matter.products} comparison={matter.comparison} onClose={onClose} onDone={onDone} />
      )
    case 'decide':
      return <DecideDialog lines={matter.lines} onClose={onClose} />
    case 'decision':
      return <DecisionDialog id={matter.id} onClose={onClose} onLeave={onDone} />
    case 'link':
      return <LinkDialog thing={matter.thing} onClose={onClose} />
    default:
      return matter satisfies never
  }
}
