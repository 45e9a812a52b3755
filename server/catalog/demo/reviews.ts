// What buyers say of the demo shop's products: made up, as all of the shop is, and neither all praise nor all for show.
import type { Review } from '#shared/catalog/product.ts'
import { furnitureAndSoftReviews } from './furniture-and-soft-reviews.ts'
import type { Said } from './say.ts'
import { tableAndLightReviews } from './table-and-light-reviews.ts'
import type { WrittenReview } from './written-review.ts'

const said: Readonly<Record<string, readonly WrittenReview[]>> = { ...tableAndLightReviews, ...furnitureAndSoftReviews }

/** The reviews of a product; none where nobody wrote one. */
export function demoReviews(product: string): Review[] {
  return (said[product] ?? []).map(([author, rating, text, day], index) => ({
    id: `${product}-r${index + 1}`,
    author,
    rating,
    text: text.en,
    at: Date.parse(day),
  }))
}

/** The words of a product's reviews, in every language. */
export function reviewTexts(product: string): Said[] {
  return (said[product] ?? []).map(([, , text]) => text)
}
