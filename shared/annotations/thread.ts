// A thread: messages about one subject; or a question to somebody, which is open until it is resolved.
import * as z from 'zod/mini'
import { serverOnly, voiceAuthor } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue, lineValue } from '../records/values.ts'
import { maxChoiceLength, maxChoices } from './choices.ts'
import { isTalkId, subjectValue, talkIdOf } from './subject.ts'

/** The most members one question is addressed to. */
export const maxAsked = 50

const talkValue = z.strictObject({ subject: subjectValue, kind: z.literal('talk'), by: idValue, at: atValue })
const questionValue = z.strictObject({
  subject: subjectValue,
  kind: z.literal('question'),
  by: idValue,
  at: atValue,
  /** Members, or the shop's staff; absent if everybody is asked. */
  askedOf: z.optional(z.union([z.literal('shop'), z.array(idValue).check(z.minLength(1), z.maxLength(maxAsked))])),
  /** When an answer is due, milliseconds since 1970. */
  dueAt: z.optional(atValue),
  /** Answers to tap, each another; absent where words are asked for. */
  choices: z.optional(
    z.array(lineValue(maxChoiceLength)).check(z.minLength(2), z.maxLength(maxChoices), z.refine(areDifferent)),
  ),
})

function areDifferent(choices: readonly string[]): boolean {
  return new Set(choices).size === choices.length
}

const asked = z.object({
  about: z.string(),
  askedOf: z.nullable(z.union([z.literal('shop'), z.array(z.string())])),
  dueAt: z.nullable(z.number()),
})

/** A thread; its words are messages, its state a record of its own. */
export type Thread = z.infer<typeof talkValue> | z.infer<typeof questionValue>

/** `threads`: threadId → Thread. */
export const threadKind = recordKind({
  root: 'threads',
  key: ['id'],
  value: z.union([talkValue, questionValue]),
  create: voiceAuthor,
  change: serverOnly,
  remove: serverOnly,
  createsMerge: true,
  // Two members who open a talk at once mean the same one. A question belongs to its author and never changes.
  also: ({ before }) => (before?.kind === 'question' ? 'record-fixed' : undefined),
  fits: ({ parts: [id = ''], after }) =>
    after === undefined || (after.kind === 'talk' ? id === talkIdOf(after.subject) : !isTalkId(id)),
  events: { 'question.asked': { group: 'talk', topic: 'thread', detail: asked, notifies: true } },
  toEvent: ({ before, after, parts }) =>
    after?.kind === 'question' && !before
      ? {
          kind: 'question.asked',
          subject: parts[0] ?? '',
          detail: { about: after.subject, askedOf: after.askedOf ?? null, dueAt: after.dueAt ?? null },
          about: [`thread:${parts[0] ?? ''}`],
        }
      : undefined,
  about:
    'A thread about the room, a line, a product, a pin or a decision. There is one talk a subject, and its id is derived from it; a question has an id of its own.',
  examples: [
    { id: 'product:boot', value: { subject: 'product:boot', kind: 'talk', by: 'ana', at: 1_700_000_000_000 } },
    {
      id: 'q1',
      value: { subject: 'room', kind: 'question', by: 'ana', at: 1_700_000_000_000, askedOf: ['ben'] },
    },
  ],
})
