// How much is in it, for the price of a unit: `750ml` per `100ml`.
import type { Measure } from '#shared/catalog/product.ts'

/** The units of one kind, and how many of the smallest each is. */
const kinds: readonly Readonly<Record<string, number>>[] = [
  { mg: 1, g: 1_000, kg: 1_000_000 },
  { oz: 1, lb: 16 },
  { ml: 1, cl: 10, l: 1000, cbm: 1_000_000 },
  { floz: 1, pt: 16, qt: 32, gal: 128 },
  { cm: 1, m: 100 },
  { in: 1, ft: 12, yd: 36 },
  { sqm: 1 },
  { sqft: 1 },
  { ct: 1 },
]
/** The base where the feed says none. */
const usualBase: Readonly<Record<string, string>> = { mg: '100 g', g: '100 g', ml: '100 ml', cl: '100 ml', cm: '1 m' }

/** Undefined where the texts are no measures of one kind. */
export function measureOf(measure: string, base: string): Measure | undefined {
  const own = partsOf(measure)
  if (!own) return undefined
  const per = partsOf(base === '' ? (usualBase[own.unit] ?? `1 ${own.unit}`) : base)
  const kind = kinds.find((units) => own.unit in units)
  const [from, to] = [kind?.[own.unit], per && kind?.[per.unit]]
  if (!per || from === undefined || to === undefined) return undefined
  return { amount: Number(((own.amount * from) / to).toPrecision(12)), base: per.amount, unit: per.unit }
}

function partsOf(text: string): { readonly amount: number; readonly unit: string } | undefined {
  const match = /^(\d{1,7}(?:[.,]\d{1,4})?)?\s*([a-z]{1,5})[.]?$/i.exec(text.trim().replace(/fl[. ]*oz/i, 'floz'))
  if (!match) return undefined
  const amount = Number((match[1] ?? '1').replace(',', '.'))
  return amount > 0 ? { amount, unit: (match[2] ?? '').toLowerCase() } : undefined
}
