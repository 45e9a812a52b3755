// A request to the store, as the members of its room see it, and what they send over HTTP.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { scopeParts } from './scope.ts'
import { helpTopics, maxQuestionLength } from './topics.ts'

/**
 * - `agreed`: a time was agreed; at that time it is `waiting`.
 * - `waiting`: somebody is looked for; an offer to an associate is part of it.
 * - `visiting`: an associate has joined.
 * - `left`: it stays as a question; the answer comes into the room later.
 * - `answered`: it was left, and an associate has answered.
 * - `cancelled`: by the asker. `ended`: the visit is over.
 * - `forwarded`: it left to the shop’s help desk.
 */
export const helpStates = [
  'agreed',
  'waiting',
  'visiting',
  'left',
  'answered',
  'cancelled',
  'ended',
  'forwarded',
] as const
/** See `helpStates`. */
export type HelpState = (typeof helpStates)[number]

/** Whom a request is for, narrowest first: a store, the stores of its region, all of the shop. */
export const helpReaches = ['store', 'region', 'all'] as const
/** See `helpReaches`. */
export type HelpReach = (typeof helpReaches)[number]

/** Why a request came back from an associate: they wrote nothing, their desk was out of reach, or their shift was over. */
export const returnedWhys = ['silent', 'absent', 'shift'] as const
/** See `returnedWhys`. */
export type ReturnedWhy = (typeof returnedWhys)[number]

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
    store: id
      .nullable()
      .optional()
      .describe(
        'The store that is asked; null for any. Where it is absent, the one that the room or the product leads to.',
      ),
    at: at.optional().describe('An appointment: one of the times that `GET …/help/times` offers.'),
    replyTo: z
      .email()
      .max(254)
      .optional()
      .describe('Where the shop’s help desk answers; needed for the topic `order`, and for nothing else.'),
  })
  .superRefine(({ topic, replyTo, at: agreed }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if ((topic === 'order') !== (replyTo !== undefined)) say('replyTo', 'For the topic order, and only there')
    if (topic === 'order' && agreed !== undefined) say('at', 'The help desk answers by mail')
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
    store: z.string().nullable().describe('Name of the store that was asked; null for the whole shop.'),
    agreedAt: at.nullable().describe('The time that was agreed.'),
    returned: z.enum(returnedWhys).nullable().describe('Why it came back from an associate.'),
    forwarded: z
      .object({ to: z.string(), state: z.enum(['waiting', 'sent', 'failed']) })
      .nullable()
      .describe('The help desk that it left to, and whether the mail was taken. Only the asker sees such a request.'),
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
    blockedUntil: z.int().nullable().describe('Until when the store takes no question of this member.'),
    opensAt: z.int().nullable().describe('When somebody is there next, where that is known.'),
    opensStore: z.string().nullable().describe('Name of the store that opens then.'),
    offersTimes: z.boolean().describe('Whether a time can be agreed; `GET …/help/times` has them.'),
    stores: z
      .array(z.object({ id, name: z.string(), isOpen: z.boolean(), opensAt: z.int().nullable() }))
      .describe('The stores that can be asked.'),
    store: id.nullable().describe('The store that would be asked unless another is named.'),
    helpDesk: z.string().nullable().describe('Where questions of the topic `order` go; null where there are none.'),
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
/** Times that can be agreed. */
export const helpTimesSchema = z
  .object({
    timeZone: z.string().nullable().describe('Of the store, where one is named.'),
    minutes: z.int().describe('How long each is.'),
    times: z.array(at).describe('Those of the next 14 days at which somebody is free, in order; at most 400.'),
  })
  .meta({ id: 'HelpTimes' })

/** The body that moves an appointment. */
export const moveAppointmentSchema = z.object({ at }).meta({ id: 'MoveAppointment' })

export type HelpTimes = z.infer<typeof helpTimesSchema>
export type AskStore = z.infer<typeof askStoreSchema>
export type HelpAbout = z.infer<typeof helpAboutSchema>
export type HelpRequest = z.infer<typeof helpRequestSchema>
export type Help = z.infer<typeof helpSchema>
