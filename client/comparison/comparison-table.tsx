// The table itself: products as columns, facts as rows. On a phone each fact's name goes above its values, so that two
// products stay readable beside each other. Roles are spelled out, for a table that is laid out as a grid loses its own.
import type { CSSProperties } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Pinned } from '#client/rooms/pinned.tsx'
import type { NumberedPin } from '#client/rooms/pinned.tsx'
import { titleOf } from '#client/rooms/product-words.ts'
import type { Known } from '#client/rooms/products.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { ComparisonView } from '#client/sdk/index.ts'
import { classes } from '#client/ui/classes.ts'
import type { ProductId } from '#shared/ids.ts'
import type { ComparedRow } from './compared-rows.ts'
import { DiffersSign } from './differs-sign.tsx'
import { ProductColumn } from './product-column.tsx'
import { Thinking } from './thinking.tsx'
import './comparison-table.css'

interface TableProps {
  comparison: ComparisonView
  known: readonly Known[]
  rows: readonly ComparedRow[]
}

/** All of a comparison as a table with headers. */
export function ComparisonTable({ comparison, known, rows }: TableProps) {
  const { t } = useTranslation('compare')
  const pins = usePins(comparison.id)
  const { productIds } = comparison
  return (
    <div className="comparison-scroll" tabIndex={0} role="region" aria-label={t('table')}>
      <table
        role="table"
        style={{ '--columns': productIds.length } as CSSProperties}
        data-pair={productIds.length === 2 || undefined}
        aria-labelledby="comparison-title"
      >
        <thead role="rowgroup">
          <tr role="row">
            <td role="cell" className="comparison-corner" />
            {productIds.map((id, index) => (
              <ProductColumn key={id} id={id} known={known[index] ?? 'loading'} comparison={comparison} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          <tr role="row">
            <th role="rowheader" scope="row">
              <span className="comparison-name">{t('weThink')}</span>
            </th>
            {productIds.map((id, index) => (
              <td role="cell" key={id}>
                <Thinking id={id} known={known[index] ?? 'loading'} />
              </td>
            ))}
          </tr>
          {rows.map((row) => (
            <Row key={row.name} row={row} comparison={comparison} known={known} pins={pins} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  row: ComparedRow
  comparison: ComparisonView
  known: readonly Known[]
  pins: ReadonlyMap<string, readonly NumberedPin[]>
}

function Row({ row: { name, values, differs }, comparison, known, pins }: RowProps) {
  const { t } = useTranslation('compare')
  const anchor = (productId?: ProductId) =>
    ({ on: 'attribute', comparisonId: comparison.id, attribute: name, ...(productId && { productId }) }) as const
  return (
    <tr role="row" className={classes(differs && 'comparison-differs')}>
      <th role="rowheader" scope="row">
        <span className="comparison-name">
          <bdi>{name}</bdi>
          {differs && <DiffersSign words={t('differs')} />}
        </span>
        <Pinned anchor={anchor()} about={name} pins={pins.get(keyOf(name)) ?? []} />
      </th>
      {comparison.productIds.map((id, index) => {
        const product = known[index] ?? 'loading'
        const about = t('cell', { name, title: titleOf(product, id) })
        return (
          <td role="cell" key={id}>
            <div className="spread comparison-cell">
              <Value words={values[index]} known={product} />
              <Pinned anchor={anchor(id)} about={about} pins={pins.get(keyOf(name, id)) ?? []} />
            </div>
          </td>
        )
      })}
    </tr>
  )
}

/** What the shop says; that it says nothing, or nothing any more, is said as such. */
function Value({ words, known }: { words: string | undefined; known: Known }) {
  const { t } = useTranslation('compare')
  if (words !== undefined) return <bdi>{words}</bdi>
  if (known === 'loading') return <span className="comparison-missing">…</span>
  return <span className="comparison-missing">{t(known === 'unknown' ? 'noLongerThere' : 'notSaid')}</span>
}

/** The pins of this comparison by row and cell, numbered by when they were placed. */
function usePins(comparisonId: string): ReadonlyMap<string, readonly NumberedPin[]> {
  const { annotations } = useRoom()
  const all = useObservable(annotations.pins)
  return useMemo(() => {
    const byPlace = new Map<string, NumberedPin[]>()
    let number = 0
    for (const pin of all) {
      const { anchor } = pin
      if (anchor.on !== 'attribute' || anchor.comparisonId !== comparisonId) continue
      number += 1
      const key = keyOf(anchor.attribute, anchor.productId)
      byPlace.set(key, [...(byPlace.get(key) ?? []), { pin, number }])
    }
    return byPlace
  }, [all, comparisonId])
}

function keyOf(attribute: string, productId = ''): string {
  return `${productId}/${attribute}`
}
