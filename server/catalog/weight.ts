/** The weight of a product's variants as people read it: `480 g`, `1.2 kg`, `450–480 g`; undefined where none is known. */
export function weightOf(grams: readonly number[]): string | undefined {
  const known = grams.filter((weight) => weight > 0)
  if (known.length === 0) return undefined
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const [unit, divisor] = most >= 1000 ? ['kg', 1000] : ['g', 1]
  const [from, to] = [least, most].map((weight) => Number((weight / divisor).toFixed(2)))
  return from === to ? `${to} ${unit}` : `${from}–${to} ${unit}`
}
