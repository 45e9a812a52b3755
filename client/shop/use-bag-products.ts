import { useEffect, useEffectEvent, useState } from 'react'
import type { Product } from '#shared/catalog/product.ts'
import type { ProductId } from '#shared/ids.ts'
import { meaningOf } from '#shared/refusals.ts'
import { catalogueOf } from './catalogue.ts'

/** Products as the shop has them now. Absent while they are asked for; `gone` where the shop no longer has one. */
export type BagProducts = ReadonlyMap<ProductId, Product | 'gone'>

/** The products of a bag, each asked for once. */
export function useBagProducts(shop: string | undefined, ids: readonly ProductId[]): BagProducts {
  const [known, setKnown] = useState<BagProducts>(new Map())
  const onAsk = useEffectEvent(async (id: ProductId) => {
    if (known.has(id)) return
    const read = await catalogueOf(shop).product(id)
    // A shop that is out of reach has not lost anything.
    if (!read.ok && meaningOf(read.refusal.code).retry) return
    setKnown((before) => new Map(before).set(id, read.ok ? read.value : 'gone'))
  })
  const asked = ids.join(' ')
  useEffect(() => {
    for (const id of new Set(asked.split(' '))) if (id !== '') void onAsk(id)
  }, [asked])
  return known
}
