// One visit as all that is drawn of it sees it.
import { createContext, use, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Products } from '#client/rooms/products.ts'
import type { OpenVisit } from '#client/sdk/open-visit.ts'
import type { DeskVisit, ShownRoom, StaffMember } from '#shared/desk/contracts.ts'
import type { StaffNote } from '#shared/desk/staff-notes.ts'
import { scopeOf } from '#shared/visits/scope.ts'
import type { Scope } from '#shared/visits/scope.ts'
import { useOpenDesk } from './desk-context.ts'
import type { VisitDraft } from './draft.ts'
import type { ChangeDraft } from './use-drafts.ts'

export interface VisitView {
  readonly visit: DeskVisit
  readonly me: StaffMember
  /** What is granted and shown at this moment. */
  readonly scope: Scope
  /** Absent until it has come. */
  readonly shown: ShownRoom | undefined
  /** Absent until it is open. */
  readonly conversation: OpenVisit | undefined
  /** Products as far as this visit needs them; forgotten when less is shown. */
  readonly products: Products
  /** What staff have noted about it. */
  readonly notes: readonly StaffNote[]
  readonly draft: VisitDraft
  readonly onDraft: ChangeDraft
}

export const VisitContext = createContext<VisitView | undefined>(undefined)

/** The visit that is drawn. */
export function useVisit(): VisitView {
  const view = use(VisitContext)
  if (!view) throw new Error('This part is shown outside of a visit')
  return view
}

/** What is granted of a visit, and no more than is shown. */
export function scopeShown(visit: DeskVisit, shown: ShownRoom | undefined): Scope {
  return scopeOf(shown ? visit.scope.filter((part) => shown.scope.includes(part)) : visit.scope)
}

/** The products of a visit: a list of them tells what is in a cart, so that it goes when the cart does. */
export function useVisitProducts(visit: string | undefined, scope: Scope): Products {
  const { catalogue } = useOpenDesk()
  const key = `${visit ?? ''} ${scope.join(' ')}`
  // The key is what the list is dropped by.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => new Products({ product: catalogue.product, save: () => {} }), [catalogue, key])
}

/** What somebody on a visit is called. */
export function useNameOf(): (member: string) => string {
  const { t } = useTranslation('desk')
  const { visit, shown, me } = useVisit()
  return (member) => {
    if (member === me.id) return t('log.you')
    const colleague = visit.former.find(({ id }) => id === member)
    return colleague?.name ?? shown?.members.find(({ id }) => id === member)?.name ?? t('log.somebody')
  }
}
