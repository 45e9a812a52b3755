// What members think of a visit once it is over, and who reads it.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { ratingViews } from '../desk/shop-settings.ts'
import { maxRatingWords, mostStars } from './stars.ts'

const at = z.int().describe('Milliseconds since 1970, by the server’s clock.')
const stars = z.int().min(1).max(mostStars)
const average = z.number().nullable()

/** The body of a rating. */
export const rateVisitSchema = z
  .object({ stars, words: z.string().trim().max(maxRatingWords).default('') })
  .meta({ id: 'RateVisit' })

/** A member’s own rating of a visit. */
export const ownRatingSchema = z
  .object({
    canRate: z.boolean().describe('Whether it can be rated, or the rating be changed, now.'),
    rating: z.object({ stars, words: z.string(), changeableUntil: at }).nullable(),
  })
  .meta({ id: 'OwnRating' })

const shown = z.object({ stars, words: z.string() })

/** What an associate reads of their own: only once there are several more, without names, and in no order of time. */
export const ratingsSchema = z
  .object({
    atOnce: z.int().describe('They are shown so many at a time.'),
    count: z.int().describe('Shown so far.'),
    average,
    ratings: z.array(shown).describe('The best first.'),
  })
  .meta({ id: 'Ratings' })

/** What supervisors read, as far as the shop says. */
export const shopRatingsSchema = z
  .object({
    view: z.enum(ratingViews),
    count: z.int(),
    average,
    people: z
      .array(z.object({ id: z.string().regex(idPattern), name: z.string(), count: z.int(), average }))
      .nullable()
      .describe('Null where the shop keeps no figures per person.'),
    ratings: z.array(shown).nullable().describe('Null where the shop shows sums alone. The best first; at most 200.'),
  })
  .meta({ id: 'ShopRatings' })

export type RateVisit = z.infer<typeof rateVisitSchema>
export type OwnRating = z.infer<typeof ownRatingSchema>
export type Ratings = z.infer<typeof ratingsSchema>
export type ShopRatings = z.infer<typeof shopRatingsSchema>
