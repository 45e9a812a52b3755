// What goes over HTTP about the summary of a room. The client imports only the types.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { lanes } from '../cart/lane.ts'
import { roles } from '../roles.ts'
import { verdicts } from '../cart/opinion.ts'

const id = z.string().regex(idPattern)
const moment = z.number().describe('Milliseconds since 1970.')
const money = z.object({
  amountMinor: z.int(),
  currency: z.string(),
  exponent: z.int().optional().describe('How many decimals the minor unit stands for; absent in old amounts alone.'),
})

const settled = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('vote'),
    decision: id,
    question: z.string(),
    votes: z.int(),
    voted: z.int(),
    at: moment,
    voters: z.array(id).describe('Who voted for it; empty where votes are blind.'),
  }),
  z.object({ by: z.literal('hand'), memberId: id, at: moment }),
])

const line = z
  .object({
    id,
    productId: id,
    variantId: id,
    lane: z.enum(lanes),
    addedBy: id,
    quantity: z.int(),
    wants: z.array(z.object({ memberId: id, count: z.int() })),
    price: money.optional().describe('One of it; absent where the shop gave no price.'),
    amount: money.optional().describe('All of it that is wanted.'),
    soldOut: z.boolean(),
    settled: settled.optional().describe('How it came to where it stands, where that is known.'),
    opinions: z.array(
      z.object({
        memberId: id,
        variantId: id.optional().describe('The variant it is on; absent where it is on the product as a whole.'),
        verdict: z.enum(verdicts),
        reason: z.string().optional(),
        seenPrice: money.optional(),
        at: moment,
      }),
    ),
    notes: z.array(z.object({ memberId: id, text: z.string() })),
  })
  .meta({ id: 'SummaryLine' })

export const summarySchema = z
  .object({
    frame: z.object({
      title: z.string().optional(),
      occasion: z.string().optional(),
      deadline: z.object({ on: moment }).optional(),
      budget: money.optional(),
    }),
    people: z.array(
      z.object({
        id,
        name: z.string(),
        role: z.enum(roles),
        colour: z.int(),
        since: moment,
        left: z.boolean(),
      }),
    ),
    decided: z.array(line),
    bought: z.array(line),
    considering: z.array(line),
    rejected: z.array(line),
    unavailable: z
      .array(line)
      .describe(
        'Decided or considered, and not to be had: sold out, or gone from the shop. In no other list and in no sum.',
      ),
    total: z.array(money).describe('What decided and bought lines cost together, one entry a currency.'),
    shares: z.array(z.object({ memberId: id, total: z.array(money) })).describe('What of it comes to each.'),
    maybe: z.array(money).describe('What the lines that are still considered would cost besides.'),
    unpriced: z.int().describe('Decided lines without a price; the total is without them.'),
    votes: z.array(
      z.object({
        id,
        by: id,
        question: z.string(),
        candidates: z.array(id),
        voted: z.int(),
        voters: z.int(),
        deadline: moment.optional(),
      }),
    ),
    questions: z.array(
      z.object({
        id,
        by: id,
        at: moment,
        text: z.string(),
        subject: z.string(),
        askedOf: z.union([z.literal('shop'), z.array(id)]).optional(),
        dueAt: moment.optional(),
        answers: z.int(),
      }),
    ),
  })
  .meta({ id: 'RoomSummary' })

/** See `summarySchema`. */
export type RoomSummary = z.infer<typeof summarySchema>
