// How a shop runs its desk: what counts as answered in time, what is kept of its staff, and how sales count for them.
import * as z from 'zod'

/** What supervisors see of ratings: nothing, how many and their average, or each with its words. Nobody sees who wrote them. */
export const ratingViews = ['none', 'sums', 'each'] as const

export const deskShopSettingsSchema = z
  .strictObject({
    targetSeconds: z.int().min(5).max(86_400).default(60).describe('A question is answered in time within so long.'),
    targetShare: z.int().min(1).max(100).default(80).describe('How many of a hundred should be.'),
    perPerson: z.boolean().default(true).describe('Whether figures are kept per person at all.'),
    names: z.enum(['first', 'display']).default('first').describe('How supervisors read the names of staff.'),
    keepDays: z.int().min(1).max(3650).default(30).describe('After so many days only sums by hour and store remain.'),
    ratings: z.enum(ratingViews).default('sums').describe('What supervisors see of ratings.'),
    ratingsAtOnce: z
      .int()
      .min(2)
      .max(100)
      .default(5)
      .describe('Associates are shown ratings only once there are so many more, so that none can be told apart.'),
    ratingDays: z.int().min(1).max(90).default(7).describe('For so long after a visit it can be rated.'),
    ratingChangeHours: z.int().min(0).max(720).default(24).describe('For so long a rating can be changed.'),
    followUpDays: z.int().min(0).max(365).default(14).describe('For so long a visit can be asked about again.'),
    samePerson: z.boolean().default(true).describe('Whether members may ask for the same person again.'),
    samePersonMinutes: z.int().min(1).max(240).default(15).describe('The longest wait for one person alone.'),
    attributionDays: z.int().min(1).max(365).default(30).describe('A sale counts that many days after a suggestion.'),
    attribution: z
      .enum(['last', 'first', 'shared'])
      .default('last')
      .describe(
        'Of several associates who suggested a line, it counts for the last, the first, or all in equal parts.',
      ),
  })
  .meta({ id: 'DeskShopSettings' })

/** How a shop runs its desk. */
export type DeskShopSettings = z.infer<typeof deskShopSettingsSchema>
