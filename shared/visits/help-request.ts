// A request to the store, as the members of its room see it, and what they send over HTTP.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { scopeParts } from './scope.ts'
import { helpTopics, maxQuestionLength } from './topics.ts'

/**
 * - `waiting`: somebody is looked for; an offer to an associate is part of it.
 * - `visiting`: an associate has joined.
 * - `left`: it stays as a question; the answer comes into the room later.
 * - `answered`: it was left, and an associate has answered.
 * - `cancelled`: by the asker. `ended`: the visit is over.
 */
export const helpStates = ['waiting', 'visiting', 'left', 'answered', 'cancelled', 'ended'] as const
/** See `helpStates`. */
export type HelpState = (typeof helpStates)[number]

const id = z.string().regex(idPattern)
const at = z.int().describe('Milliseconds since 1970, by the server’s clock.')
const scope = z.array(z.enum(scopeParts)).max(scopeParts.length)

/** What a request is about. */
export const helpAboutSchema = z
  .object({
    productId: id.optional(),
    variantId: id.optional().describe('Of the product.'),
    lineId: id.optional(),
    pinId: id.optional(),
  })
  .meta({ id: 'HelpAbout' })

/** The body of a request to the store. */
export const askStoreSchema = z
  .object({
    topic: z.enum(helpTopics),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .describe('What the asker wants to be answered in: ISO 639.'),
    text: z.string().trim().min(1).max(maxQuestionLength),
    about: helpAboutSchema.default({}),
    scope: scope.describe('What the store may see once somebody joins. Nothing is shown before.'),
    again: z
      .object({ visit: id, wait: z.boolean().describe('Wait for them, also where it takes longer.') })
      .optional()
      .describe('For the associate of this earlier visit of the room first, where the shop offers that.'),
    earlier: z
      .boolean()
      .optional()
      .describe('Let the associate see what the asker asked on earlier visits; it can be taken back at any time.'),
    leave: z.boolean().default(false).describe('Leave the question at once instead of waiting for somebody.'),
  })
  .meta({ id: 'AskStore' })

/** A request, for the members of its room. */
export const helpRequestSchema = z
  .object({
    id,
    by: id.describe('The member who asked.'),
    at,
    topic: z.enum(helpTopics),
    language: z.string(),
    text: z.string(),
    about: helpAboutSchema,
    scope,
    state: z.enum(helpStates),
    visitId: id.nullable().describe('The visit that came of it.'),
    follows: id.nullable().describe('The earlier visit that it comes back to.'),
    awaits: z.string().nullable().describe('The associate it waits for alone at the moment, by name.'),
    awaitsUntil: z.int().nullable().describe('Until then; afterwards it is for others, too.'),
    waitSeconds: z
      .int()
      .nullable()
      .describe('What eight of ten recent requests of its queue waited at most; null where too few are known.'),
  })
  .meta({ id: 'HelpRequest' })

/** How the store can be asked from a room now, and what was asked. */
export const helpSchema = z
  .object({
    isOffered: z.boolean().describe('Whether this shop has staff who can be asked at all.'),
    isOpen: z.boolean().describe('Whether somebody may join soon; otherwise a question can be left.'),
    opensAt: z.int().nullable().describe('When the store opens next, where that is known.'),
    waitSeconds: z.int().nullable().describe('As of a request, for one that would be made now.'),
    again: z
      .object({
        visit: id,
        name: z.string(),
        state: z.enum(['free', 'busy', 'away']).describe('`busy`: with others; `away`: takes no questions now.'),
        minutes: z.int().describe('The longest that is waited for them alone.'),
      })
      .nullable()
      .describe('The associate who was here last, where the shop offers the same person again.'),
    languages: z.array(z.string()).describe('Languages that staff of the shop speak: ISO 639.'),
    requests: z.array(helpRequestSchema).describe('The newest first, at most 20.'),
  })
  .meta({ id: 'Help' })

/** The body of a further question about an earlier visit. It shows nothing of the room unless its scope says so. */
export const followUpSchema = z
  .object({ text: z.string().trim().min(1).max(maxQuestionLength), scope: scope.default([]) })
  .meta({ id: 'FollowUp' })

export type FollowUp = z.infer<typeof followUpSchema>
export type AskStore = z.infer<typeof askStoreSchema>
export type HelpAbout = z.infer<typeof helpAboutSchema>
export type HelpRequest = z.infer<typeof helpRequestSchema>
export type Help = z.infer<typeof helpSchema>
