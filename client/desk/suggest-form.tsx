// A suggestion: what should come, what it would replace, and why. Its kind follows from what is in it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProduct } from '#client/rooms/products.ts'
import { titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CloseIcon } from '#client/ui/icons.tsx'
import { Money } from '#client/ui/money.tsx'
import { priceOf } from '#shared/catalog/price.ts'
import { productIdOf } from '#shared/ids.ts'
import type { Refusal } from '#shared/refusals.ts'
import { ArrowIcon } from './desk-icons.tsx'
import { emptySuggestion, kindOfSuggestion, withVariant } from './draft.ts'
import type { SuggestionDraft } from './draft.ts'
import { ProductFinder } from './product-finder.tsx'
import { VariantThing } from './things.tsx'
import { useVisit } from './visit-context.ts'
import './suggest-form.css'

const maxReasonLength = 500

/** @param props.hasFinder see `VisitComposer`. */
export function SuggestForm({ hasFinder }: { hasFinder: boolean }) {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { conversation, shown, draft, onDraft } = useVisit()
  const { suggestion } = draft
  const [refused, setRefused] = useState<Refusal>()
  const kind = kindOfSuggestion(suggestion, shown?.cart)
  const reason = suggestion.reason.trim()
  const change = (next: SuggestionDraft) => onDraft((before) => ({ ...before, suggestion: next }))
  const suggest = () => {
    if (!conversation || kind === undefined || reason === '') return
    const { variants, instead } = suggestion
    const made = conversation.suggest({
      kind,
      variants: [...variants],
      ...(instead !== undefined && { instead }),
      reason,
    })
    setRefused(made.ok ? undefined : made.refusal)
    if (made.ok) onDraft((before) => ({ ...before, mode: 'reply', suggestion: emptySuggestion }))
  }
  return (
    <form
      className="desk-suggest"
      onSubmit={(event) => {
        event.preventDefault()
        suggest()
      }}
    >
      {kind === undefined ? (
        <p className="desk-suggest-pick">{t('suggest.pick')}</p>
      ) : (
        <Change suggestion={suggestion} onChange={change} />
      )}
      {hasFinder && suggestion.variants.length === 0 && (
        <ProductFinder onPick={(variant) => change(withVariant(suggestion, variant))} />
      )}
      {kind !== undefined && (
        <>
          <label className="desk-suggest-why">
            <span>{t('suggest.why')}</span>
            <textarea
              rows={2}
              dir="auto"
              placeholder={t('suggest.whyPlace')}
              maxLength={maxReasonLength}
              value={suggestion.reason}
              onChange={(event) => change({ ...suggestion, reason: event.target.value })}
            />
          </label>
          <div className="desk-suggest-send">
            <Button type="submit" kind="solid" disabled={!conversation || reason === ''}>
              {t('suggest.do', { kind })}
            </Button>
          </div>
        </>
      )}
      {refused && (
        <p className="desk-problem" role="alert">
          {because(refused.code)}
        </p>
      )}
    </form>
  )
}

interface ChangeProps {
  suggestion: SuggestionDraft
  onChange: (next: SuggestionDraft) => void
}

/** The old and the new beside each other. */
function Change({ suggestion, onChange }: ChangeProps) {
  const { t } = useTranslation('desk')
  const { products, shown } = useVisit()
  const { variants, instead } = suggestion
  const line = shown?.cart?.lines.find(({ id }) => id === instead)
  return (
    <div className="desk-change">
      {line && (
        <div className="desk-change-old">
          <p>{t('suggest.old')}</p>
          <VariantThing products={products} id={line.variantId}>
            <RemoveButton id={line.variantId} onRemove={() => onChange({ ...suggestion, instead: undefined })} />
          </VariantThing>
        </div>
      )}
      {line && <ArrowIcon />}
      {line && variants.length === 0 && <p className="desk-change-left">{t('suggest.left')}</p>}
      {variants.length > 0 && (
        <div className="desk-change-new">
          {variants.map((id) => (
            <VariantThing
              key={id}
              products={products}
              id={id}
              small={<Version id={id} {...{ suggestion, onChange }} />}
            >
              <RemoveButton
                id={id}
                onRemove={() => onChange({ ...suggestion, variants: variants.filter((one) => one !== id) })}
              />
            </VariantThing>
          ))}
        </div>
      )}
    </div>
  )
}

function RemoveButton({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { t } = useTranslation('desk')
  const { products } = useVisit()
  const productId = productIdOf(id)
  const title = titleOf(useProduct(products, productId), productId)
  return (
    <IconButton size="small" label={t('suggest.remove', { title })} onClick={onRemove}>
      <CloseIcon />
    </IconButton>
  )
}

/** Which variant of a product, where there are several. */
function Version({ id, suggestion, onChange }: ChangeProps & { id: string }) {
  const { t } = useTranslation('desk')
  const { products } = useVisit()
  const productId = productIdOf(id)
  const product = useProduct(products, productId)
  if (typeof product === 'string') return null
  const chosen = variantOf(product, id)
  const price = chosen && <Money {...priceOf(product, chosen)} />
  if (product.variants.length < 2) return price
  return (
    <>
      <select
        className="desk-version"
        aria-label={t('suggest.version', { title: product.title })}
        value={id}
        onChange={(event) =>
          onChange({
            ...suggestion,
            variants: suggestion.variants.map((one) => (one === id ? event.target.value : one)),
          })
        }
      >
        {product.variants.map((variant) => (
          <option key={variant.id} value={variant.id}>
            {variant.available ? variantWords(variant) : `${variantWords(variant)} · ${t('find.out')}`}
          </option>
        ))}
      </select>{' '}
      {price}
    </>
  )
}
