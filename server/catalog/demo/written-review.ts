import type { Said } from './say.ts'

/** A review of the demo shop: author, stars, words, day. */
export type WrittenReview = readonly [author: string, rating: number, text: Said, day: string]
