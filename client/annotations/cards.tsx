// The kinds of annotations that the page shows: one line each.
import type { Cards } from './card.ts'
import { comparisonCard } from './comparison-card.tsx'
import { linkCard } from './link-card.tsx'
import { pinCard } from './pin-card.tsx'
import { strokeCard } from './stroke-card.tsx'

/** By root, see `shared/records/table.ts`. */
export const cards = {
  pins: pinCard,
  strokes: strokeCard,
  comparisons: comparisonCard,
  links: linkCard,
} as const satisfies Cards
