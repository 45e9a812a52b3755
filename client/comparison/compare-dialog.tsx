// Choosing what stands side by side: from the cart, or from all the shop has.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProductSearch } from '#client/rooms/product-search.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { SearchInput } from '#client/ui/search-input.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { comparedProducts } from '#shared/annotations/comparison.ts'
import type { ProductId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import { ComparisonList } from './comparison-list.tsx'
import { ProductTiles } from './product-tiles.tsx'
import './compare-dialog.css'

/** How many of the shop's products are offered. */
const offeredByShop = 18

interface CompareDialogProps {
  /** Chosen already. */
  products: readonly ProductId[]
  /** The comparison that is changed; a new one is made without. */
  comparisonId?: string | undefined
  onClose: () => void
}

/** Two to six products, chosen from tiles. */
export function CompareDialog({ products: start, comparisonId, onClose }: CompareDialogProps) {
  const { t } = useTranslation('compare')
  const [chosen, setChosen] = useState<readonly ProductId[]>(start.slice(0, comparedProducts.most))
  const [words, setWords] = useState('')
  const put = usePut(comparisonId, onClose)
  const toggle = (id: ProductId) =>
    setChosen((before) => {
      if (before.includes(id)) return before.filter((other) => other !== id)
      if (before.length < comparedProducts.most) return [...before, id]
      toast(t('full'))
      return before
    })
  const foot = (
    <div className="cluster compare-foot">
      <p role="status">{t('chosen', { count: chosen.length })}</p>
      <Button kind="solid" disabled={chosen.length < comparedProducts.least} onClick={() => put(chosen)}>
        {t(comparisonId === undefined ? 'put' : 'change')}
      </Button>
    </div>
  )
  return (
    <Dialog
      title={t(comparisonId === undefined ? 'chooseTitle' : 'changeTitle')}
      size="large"
      steady
      className="compare-dialog"
      foot={foot}
      onClose={onClose}
    >
      {comparisonId === undefined && <ComparisonList except={undefined} />}
      <SearchInput label={t('search')} value={words} onChange={setWords} />
      <Offered words={words} start={start} chosen={chosen} onToggle={toggle} />
    </Dialog>
  )
}

interface OfferedProps {
  words: string
  start: readonly ProductId[]
  chosen: readonly ProductId[]
  onToggle: (id: ProductId) => void
}

function Offered({ words, start, chosen, onToggle }: OfferedProps) {
  const { t } = useTranslation('compare')
  const { room } = useOpenRoom()
  const { lines } = useObservable(room.cart.view)
  const found = useProductSearch({ words, limit: offeredByShop }).products.map(({ id }) => id)
  const inCart = lines.filter(({ lane }) => lane !== 'bought').map(({ productId }) => productId)
  // In the order in which the dialog opened: what is chosen must not move under the finger.
  const ours = [...new Set([...start, ...inCart])]
  const others = found.filter((id) => words.trim() !== '' || !ours.includes(id))
  return (
    <>
      {words.trim() === '' && ours.length > 0 && (
        <ProductTiles title={t('ours')} ids={ours} chosen={chosen} onToggle={onToggle} />
      )}
      {others.length > 0 && <ProductTiles title={t('fromTheShop')} ids={others} chosen={chosen} onToggle={onToggle} />}
      {others.length === 0 && words.trim() !== '' && <p className="compare-none">{t('nothingFound', { words })}</p>}
    </>
  )
}

/** A function that makes or changes the comparison, and says why not where it cannot. */
function usePut(comparisonId: string | undefined, onClose: () => void): (chosen: readonly ProductId[]) => void {
  const { t: why } = useTranslation('refusals')
  const { annotations } = useRoom()
  const navigation = useNavigation()
  return (chosen) => {
    // The same products side by side twice would be two places for one talk.
    const same = annotations.comparisons.get().find(({ productIds }) => isSameSet(productIds, chosen))
    const put = comparisonId === undefined && same ? granted(same.id) : annotations.compare(chosen, comparisonId)
    if (!put.ok) return toast(why(put.refusal.code))
    if (comparisonId === undefined) return navigation.go({ to: 'comparison', comparisonId: put.value })
    return onClose()
  }
}

function isSameSet(some: readonly ProductId[], others: readonly ProductId[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id))
}
