// What goes over HTTP about the addresses from which a shop's products are read.
import * as z from 'zod'
import { importReportSchema } from './contracts.ts'

const instant = z.iso.datetime().describe('RFC 3339, UTC.')

export const feedSettingsSchema = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(1000)
      .describe('Where the feed is, over https. Its format is told by its content; it may be packed with gzip.'),
    everyHours: z.int().min(1).max(168).default(24).describe('How often it is read.'),
    whole: z
      .boolean()
      .default(true)
      .describe('Whether it names all that came by it: what it no longer names is taken away.'),
    mayLosePercent: z
      .int()
      .min(0)
      .max(100)
      .default(30)
      .describe(
        'The most of its listed products that one reading may take away; otherwise the reading changes nothing.',
      ),
  })
  .meta({ id: 'FeedSettings' })

const outcomes = ['running', 'imported', 'unchanged', 'refused', 'unreachable'] as const

export const feedRunSchema = z
  .object({
    startedAt: instant,
    endedAt: instant.nullable().describe('Null while it is under way.'),
    outcome: z.enum(outcomes).describe('All but `imported` changed nothing.'),
    code: z.string().nullable().describe('Of the refusal; null where it was not refused.'),
    detail: z.string().nullable(),
    report: importReportSchema.nullable().describe('How an import went, with its problems.'),
  })
  .meta({ id: 'FeedRun' })

export const feedSchema = z
  .object({
    id: z.string(),
    ...feedSettingsSchema.shape,
    nextAt: instant.nullable().describe('When it is read next.'),
    confirmedAt: instant.nullable().describe('When the shop’s products were last seen to be as it says.'),
    lastRun: feedRunSchema.nullable(),
  })
  .meta({ id: 'Feed' })

export const feedListSchema = z.object({ feeds: z.array(feedSchema) }).meta({ id: 'FeedList' })
export const feedRunListSchema = z
  .object({ runs: z.array(feedRunSchema).describe('The newest first.') })
  .meta({ id: 'FeedRunList' })

export const runFeedSchema = z
  .strictObject({
    mayLosePercent: z
      .int()
      .min(0)
      .max(100)
      .optional()
      .describe('For this reading alone: how a reading that would take much away goes on.'),
  })
  .meta({ id: 'RunFeed' })

export type FeedSettings = z.infer<typeof feedSettingsSchema>
export type FeedInfo = z.infer<typeof feedSchema>
export type FeedRunInfo = z.infer<typeof feedRunSchema>
