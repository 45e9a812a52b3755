// What supervisors read: the board as it is now, figures by hour and day, and the conversations behind a figure. No word of a
// conversation is among them: only what happened, when, and who of the staff it was.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { helpTopics } from '../visits/topics.ts'
import { availabilities } from './contracts.ts'

const id = z.string().regex(idPattern)
const at = z.int().describe('Milliseconds since 1970, by the server’s clock.')

/** What becomes of a question; each is counted in exactly one of these. */
export const questionKinds = ['inTime', 'late', 'takenBack', 'notDue', 'leftAtOnce'] as const
/** See `questionKinds`. */
export type QuestionKind = (typeof questionKinds)[number]

/** What each figure counts, for those who read the export. The page has the same in its languages. */
export const definitions = {
  asked: 'Questions to the store that were asked in the period: counted, takenBack, notDue and leftAtOnce together.',
  counted: 'Of these, the ones that wanted an answer in time: the denominator of inTime.',
  inTime: 'Of the counted, those whose first line a person wrote within the target, from the ask on.',
  takenBack: 'Not counted: taken back, or ended, within the target and before an answer.',
  notDue: 'Not counted: still unanswered, and the target has not passed.',
  leftAtOnce: 'Not counted: left as a question at once, for nobody who could answer was on.',
  answered: 'Asked in the period and answered by a person, however late.',
  suggested: 'Suggestions on the visits of these questions.',
  accepted: 'Of these suggestions, those that members accepted.',
} as const

const whole = z.int().min(0)
export const countsSchema = z
  .object({
    asked: whole.describe(definitions.asked),
    counted: whole.describe(definitions.counted),
    inTime: whole.describe(definitions.inTime),
    takenBack: whole.describe(definitions.takenBack),
    notDue: whole.describe(definitions.notDue),
    leftAtOnce: whole.describe(definitions.leftAtOnce),
    answered: whole.describe(definitions.answered),
    suggested: whole.describe(definitions.suggested),
    accepted: whole.describe(definitions.accepted),
  })
  .meta({ id: 'DeskCounts' })

const rules = {
  targetSeconds: z.int().describe('Answered in time is within so long.'),
  targetShare: z.int().describe('How many of a hundred the shop wants.'),
}
const privacy = z.object({
  perPerson: z.boolean(),
  names: z.enum(['first', 'display']),
  keepDays: z.int().describe('After so many days only sums by hour and store remain.'),
})
const store = z.string().nullable().describe('Null: of no store yet.')

/** Whose a row of figures is: of an associate, of nobody who took it, or of days of which only sums remain. */
export const rowOfKinds = ['person', 'nobody', 'sums'] as const

export const figuresSchema = z
  .object({
    now: at,
    from: at,
    to: at.describe('Not of the period any more.'),
    by: z.enum(['hour', 'day']),
    zone: z.string().describe('Whose hours and days they are.'),
    ...rules,
    privacy,
    total: countsSchema,
    periods: z.array(z.object({ from: at, to: at, counts: countsSchema })),
    stores: z.array(z.object({ store, counts: countsSchema })),
    people: z
      .array(
        z.object({
          kind: z.enum(rowOfKinds),
          id: id.nullable(),
          name: z.string().nullable(),
          picture: z.string().nullable(),
          store,
          counts: countsSchema,
        }),
      )
      .nullable()
      .describe('Null where the shop keeps no figures per person. The rows add up to the total.'),
    definitions: z.record(z.string(), z.string()).describe('What each figure counts.'),
  })
  .meta({ id: 'DeskFigures' })

/** Why somebody waits. */
export const waitReasons = ['offered', 'person', 'language', 'nobodyOn', 'skill', 'full', 'passed', 'next'] as const
/** See `waitReasons`. */
export type WaitReason = (typeof waitReasons)[number]

export const boardSchema = z
  .object({
    now: at,
    ...rules,
    privacy,
    waiting: z.object({ count: whole, oldestAt: at.nullable() }),
    offered: z.object({ count: whole, untils: z.array(at).describe('When they run out, the next first.') }),
    claimed: z.object({ count: whole, places: whole, on: whole.describe('People who are on.'), away: whole }),
    left: z.object({ count: whole, oldestAt: at.nullable() }),
    today: countsSchema.describe('Since midnight in the zone that was asked for.'),
    dayFrom: at,
    hours: z.array(z.object({ from: at, counts: countsSchema })).describe('The last five hours, the oldest first.'),
    stores: z.array(
      z.object({
        store,
        waiting: whole,
        oldestAt: at.nullable(),
        offered: whole,
        claimed: whole,
        left: whole,
        free: whole.describe('Places of people who are on.'),
        today: countsSchema,
      }),
    ),
    people: z
      .array(
        z.object({
          kind: z.enum(rowOfKinds),
          id: id.nullable(),
          name: z.string().nullable(),
          picture: z.string().nullable(),
          store,
          availability: z.enum(availabilities),
          isOn: z.boolean(),
          claimed: whole,
          capacity: whole,
          slowestSince: at.nullable().describe('Since when the group that waits longest for a reply waits.'),
          today: countsSchema,
        }),
      )
      .nullable()
      .describe('The supervisor’s own row first. Null where the shop keeps no figures per person.'),
    queue: z
      .array(
        z.object({
          id,
          at,
          name: z.string().describe('Of the asker.'),
          topic: z.enum(helpTopics),
          language: z.string(),
          text: z.string(),
          store,
          why: z.enum(waitReasons),
          who: z.string().nullable().describe('Whom it is offered to, or waits for; null where names are not shown.'),
          until: at.nullable().describe('When that is over.'),
        }),
      )
      .describe('Everybody who waits, the oldest first; at most 100.'),
  })
  .meta({ id: 'DeskBoard' })

/** Who is on, to give a question to. It is no figure: nothing is counted of them. */
export const boardPeopleSchema = z
  .object({ people: z.array(z.object({ id, name: z.string(), store, free: whole.describe('Places.') })) })
  .meta({ id: 'DeskBoardPeople' })

/** The figures that lead to conversations: what they count, live or of a period. */
export const figureNames = [
  'waiting',
  'offered',
  'claimed',
  'left',
  'asked',
  'counted',
  'answered',
  'suggested',
  ...questionKinds,
] as const
/** See `figureNames`. */
export type FigureName = (typeof figureNames)[number]

/** How a conversation stands, or ended. */
export const conversationStates = ['waiting', 'visiting', 'left', 'takenBack', 'unanswered', 'answered'] as const

export const conversationsSchema = z
  .object({
    count: whole,
    gone: whole.describe('More that the figure counts, of days of which only sums remain.'),
    conversations: z
      .array(
        z.object({
          id: id.describe('Of the question.'),
          at,
          topic: z.enum(helpTopics),
          language: z.string(),
          store,
          who: z.string().nullable().describe('The associate; null for nobody, or where names are not kept.'),
          state: z.enum(conversationStates),
          answeredAt: at.nullable(),
          endedAt: at.nullable(),
          suggested: whole,
          accepted: whole,
        }),
      )
      .describe('The newest first; at most 200.'),
  })
  .meta({ id: 'DeskConversations' })

export type Counts = z.infer<typeof countsSchema>
export type Figures = z.infer<typeof figuresSchema>
export type BoardPeople = z.infer<typeof boardPeopleSchema>
export type DeskBoard = z.infer<typeof boardSchema>
export type Conversations = z.infer<typeof conversationsSchema>
export type Conversation = Conversations['conversations'][number]
