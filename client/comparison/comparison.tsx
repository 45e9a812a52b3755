// Products side by side, on the stage: what is the same is quiet, what differs is marked, what nobody said is said to be missing.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { titleOf } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import type { ComparisonView } from '#client/sdk/index.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { CloseIcon, CompareIcon, PlusIcon, VoteIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { comparedProducts } from '#shared/annotations/comparison.ts'
import { productIdOf } from '#shared/ids.ts'
import type { ProductId } from '#shared/ids.ts'
import { comparedRows } from './compared-rows.ts'
import { ComparisonList } from './comparison-list.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { DiffersSign } from './differs-sign.tsx'
import { useLinesFor } from './lines-for.ts'
import './comparison.css'

/** The comparison of that id; words where somebody has taken it away. */
export function Comparison({ id }: { id: string }) {
  const { annotations } = useRoom()
  const comparison = useObservable(annotations.comparisons).find((one) => one.id === id)
  return comparison ? <Shown comparison={comparison} /> : <Gone />
}

function Gone() {
  const { t } = useTranslation('compare')
  const navigation = useNavigation()
  return (
    <section className="stack comparison" aria-label={t('title')}>
      <Empty
        icon={<CompareIcon />}
        title={t('gone')}
        action={<Button onClick={() => navigation.go({ to: 'choosing', products: [] })}>{t('choose')}</Button>}
      >
        {t('goneWords')}
      </Empty>
      <ComparisonList except={undefined} />
    </section>
  )
}

function Shown({ comparison }: { comparison: ComparisonView }) {
  const { t } = useTranslation('compare')
  const { products } = useOpenRoom()
  const [onlyDiffering, setOnlyDiffering] = useState(false)
  const known = useProducts(products, comparison.productIds)
  const rows = useMemo(() => comparedRows(known.map((one) => (typeof one === 'string' ? undefined : one))), [known])
  const shown = onlyDiffering ? rows.filter(({ differs }) => differs) : rows
  return (
    <section className="stack comparison" aria-labelledby="comparison-title" data-comparison={comparison.id}>
      <Head comparison={comparison} />
      <div className="cluster comparison-tools">
        <label className="comparison-switch">
          <input
            type="checkbox"
            role="switch"
            checked={onlyDiffering}
            onChange={(event) => setOnlyDiffering(event.target.checked)}
          />
          <span aria-hidden="true" />
          {t('onlyDiffering')}
        </label>
        <p className="comparison-legend">
          <DiffersSign />
          {t('differing', { count: rows.filter(({ differs }) => differs).length, all: rows.length })}
        </p>
      </div>
      <ComparisonTable comparison={comparison} known={known} rows={shown} />
      {shown.length === 0 && known.every((one) => one !== 'loading') && (
        <p className="comparison-same">{rows.length === 0 ? t('nothingSaid') : t('allSame')}</p>
      )}
      <TakeAway comparison={comparison} />
      <ComparisonList except={comparison.id} />
    </section>
  )
}

function Head({ comparison }: { comparison: ComparisonView }) {
  const { t } = useTranslation('compare')
  const may = useMay()
  const navigation = useNavigation()
  const { products } = useOpenRoom()
  const { productIds } = comparison
  const known = useProducts(products, productIds)
  const names = known.map((one, index) => titleOf(one, productIds[index] ?? ''))
  const leave = useLeave(productIds)
  const decide = useDecide(productIds)
  return (
    <header className="comparison-head">
      <div>
        <p className="eyebrow">{t('title')}</p>
        <h2 id="comparison-title">
          <bdi>{new Intl.ListFormat(document.documentElement.lang, { type: 'disjunction' }).format(names)}</bdi>
        </h2>
      </div>
      <div className="cluster comparison-acts">
        {may.edit && (
          <Button size="small" icon={<VoteIcon />} onClick={decide}>
            {t('decide')}
          </Button>
        )}
        {may.speak && (
          <Button
            size="small"
            icon={<PlusIcon />}
            disabled={productIds.length >= comparedProducts.most}
            title={productIds.length >= comparedProducts.most ? t('full') : undefined}
            onClick={() => navigation.go({ to: 'choosing', products: productIds, comparisonId: comparison.id })}
          >
            {t('add')}
          </Button>
        )}
        <IconButton label={t('close')} onClick={leave}>
          <CloseIcon />
        </IconButton>
      </div>
    </header>
  )
}

function TakeAway({ comparison: { id, productIds } }: { comparison: ComparisonView }) {
  const { t } = useTranslation('compare')
  const { t: ui } = useTranslation('ui')
  const { annotations } = useRoom()
  const may = useMay()
  const leave = useLeave(productIds)
  if (!may.speak) return null
  const takeAway = () => {
    if (!annotations.remove('comparisons', id).ok) return
    leave()
    toast(t('taken'), { label: ui('undo'), run: () => void annotations.compare(productIds, id) })
  }
  return (
    <Button size="small" kind="plain" className="comparison-away" onClick={takeAway}>
      {t('remove')}
    </Button>
  )
}

/** Puts the first of them on the stage instead. */
function useLeave([first]: readonly ProductId[]): () => void {
  const navigation = useNavigation()
  return () => navigation.go(first === undefined ? { to: 'browse' } : { to: 'product', productId: first })
}

/** Opens a decision between these products, by the lines the cart has of them. */
function useDecide(productIds: readonly ProductId[]): () => void {
  const navigation = useNavigation()
  const linesFor = useLinesFor()
  return () => navigation.go({ to: 'deciding', lines: linesFor(productIds).toSorted((a, b) => place(a) - place(b)) })

  function place(line: string): number {
    return productIds.indexOf(productIdOf(line))
  }
}
