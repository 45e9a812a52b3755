// Choosing what stands side by side: from the cart, or from all the shop has.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { SearchIcon } from '#client/ui/icons.tsx'
import { notify } from '#client/ui/toasts.tsx'
import { comparedProducts } from '#shared/annotations/comparison.ts'
import type { ProductId } from '#shared/ids.ts'
import { ComparisonList } from './comparison-list.tsx'
import { ProductTiles } from './product-tiles.tsx'
import { useFound } from './use-found.ts'
import './compare-dialog.css'

interface CompareDialogProps {
  /** Chosen already. */
  products: readonly ProductId[]
  /** The comparison that is changed; a new one is made without. */
  comparison: string | undefined
  onClose: () => void
  /** Called when something else stands on the stage now. */
  onDone: () => void
}

/** Two to six products, chosen from tiles. */
export function CompareDialog({ products: start, comparison, onClose, onDone }: CompareDialogProps) {
  const { t } = useTranslation('compare')
  const [chosen, setChosen] = useState<readonly ProductId[]>(start.slice(0, comparedProducts.most))
  const [words, setWords] = useState('')
  const put = usePut(comparison, onDone)
  const toggle = (id: ProductId) =>
    setChosen((before) => {
      if (before.includes(id)) return before.filter((other) => other !== id)
      if (before.length < comparedProducts.most) return [...before, id]
      notify(t('full'))
      return before
    })
  const foot = (
    <div className="cluster compare-foot">
      <p role="status">{t('chosen', { count: chosen.length })}</p>
      <Button kind="solid" disabled={chosen.length < comparedProducts.least} onClick={() => put(chosen)}>
        {t(comparison === undefined ? 'put' : 'change')}
      </Button>
    </div>
  )
  return (
    <Dialog
      title={t(comparison === undefined ? 'chooseTitle' : 'changeTitle')}
      size="large"
      className="compare-dialog"
      foot={foot}
      onClose={onClose}
    >
      {comparison === undefined && <ComparisonList except={undefined} onOpen={onDone} />}
      <label className="row compare-search">
        <SearchIcon />
        <input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
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
  const found = useFound(words)
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
function usePut(comparison: string | undefined, onDone: () => void): (chosen: readonly ProductId[]) => void {
  const { t: why } = useTranslation('refusals')
  const { room } = useOpenRoom()
  const navigation = useNavigation()
  return (chosen) => {
    if (comparison === undefined) {
      navigation.compare(chosen)
      return onDone()
    }
    const changed = room.annotations.compare(chosen, comparison)
    if (!changed.ok) return notify(why(changed.refusal.code))
    return onDone()
  }
}
