// A suggestion of this associate, and what became of it.
import { useTranslation } from 'react-i18next'
import { useProduct } from '#client/rooms/products.ts'
import { titleOf } from '#client/rooms/product-words.ts'
import { CheckIcon } from '#client/ui/icons.tsx'
import { productIdOf } from '#shared/ids.ts'
import type { ProposalView } from '#shared/visits/visit-view.ts'
import { VariantThing } from './things.tsx'
import { useNameOf, useVisit } from './visit-context.ts'
import './proposal-card.css'

export function ProposalCard({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation('desk')
  const { products } = useVisit()
  const { kind, variants, instead, reason } = proposal
  return (
    <article className="stack desk-proposal">
      <p className="desk-proposal-head">{t('proposal.did', { kind })}</p>
      {variants.map((id) => (
        <VariantThing key={id} products={products} id={id} />
      ))}
      {instead !== undefined && <InsteadOf line={instead} isAlone={variants.length === 0} />}
      <p dir="auto" className="desk-proposal-why">
        {reason}
      </p>
      <Answer proposal={proposal} />
    </article>
  )
}

/** The line that it is about, by its name as long as the cart is shown. */
function InsteadOf({ line, isAlone }: { line: string; isAlone: boolean }) {
  const { t } = useTranslation('desk')
  const { shown, scope, products } = useVisit()
  const found = scope.includes('cart') ? shown?.cart?.lines.find(({ id }) => id === line) : undefined
  const id = found === undefined ? '' : productIdOf(found.variantId)
  const product = useProduct(products, id)
  const title = found === undefined ? t('proposal.unseen') : titleOf(product, id)
  return <p className="desk-proposal-old">{isAlone ? title : t('proposal.insteadOf', { title })}</p>
}

/** Where the cart is no longer shown, that it was answered, and no more. */
function Answer({ proposal: { state } }: { proposal: ProposalView }) {
  const { t } = useTranslation('desk')
  const { scope } = useVisit()
  const nameOf = useNameOf()
  if (!state) return <p className="desk-proposal-answer">{t('proposal.waiting')}</p>
  const isHidden = !scope.includes('cart') && (state.state === 'accepted' || state.state === 'declined')
  if (isHidden) return <p className="desk-proposal-answer">{t('proposal.answered')}</p>
  return (
    <div className="desk-proposal-answer" data-state={state.state}>
      {state.state === 'accepted' && <CheckIcon />}
      <p>{t(`proposal.${state.state}`, { name: nameOf(state.by) })}</p>
      {state.reason !== undefined && <q dir="auto">{state.reason}</q>}
    </div>
  )
}
