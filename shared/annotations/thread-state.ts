// Whether a question is still open: its author, the members asked and the host may resolve it. And whether a pin is: anybody with a
// voice may resolve that.
import * as z from 'zod/mini'
import { serverOnly, voiceSigned } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue } from '../records/values.ts'
import { readSubject } from './subject.ts'
import type { Thread } from './thread.ts'

/** The states of a question or a pin. */
export const threadStates = ['open', 'resolved'] as const

/** The state of a question or a pin’s talk, and who put it there. A thread without one is open. */
const threadStateValue = z.strictObject({ state: z.enum(threadStates), by: idValue, at: atValue })

/** `threadStates`: threadId → state. */
export const threadStateKind = recordKind({
  root: 'threadStates',
  key: ['id'],
  value: threadStateValue,
  create: voiceSigned,
  change: voiceSigned,
  remove: serverOnly,
  also: ({ parts }, { actor, read }) => {
    const thread = read('threads', parts[0] ?? '') as Thread | undefined
    // What a pin says is settled by whoever settles it, and can be opened again.
    if (thread?.kind === 'talk' && readSubject(thread.subject).topic === 'pin') return undefined
    if (thread?.kind !== 'question') return 'not-a-question'
    const { askedOf } = thread
    const isAsked = askedOf === undefined || (askedOf !== 'shop' && askedOf.includes(actor.id))
    return isAsked || thread.by === actor.id || actor.role === 'host' ? undefined : 'not-asked'
  },
  events: {
    'question.resolved': { group: 'talk', topic: 'thread', detail: z.object({}), news: 'resolved' },
    'question.reopened': { group: 'talk', topic: 'thread', detail: z.object({}) },
  },
  toEvent: ({ before, after, parts }) =>
    after === undefined || after.state === (before?.state ?? 'open')
      ? undefined
      : {
          kind: after.state === 'open' ? 'question.reopened' : 'question.resolved',
          subject: parts[0] ?? '',
          detail: {},
          about: [`thread:${parts[0] ?? ''}`],
        },
  about:
    'Whether a question is open or resolved, by who asked it, who was asked, or the host; and whether a pin is, by anybody with a voice.',
  examples: [
    { id: 'q1', value: { state: 'resolved', by: 'ana', at: 1_700_000_000_000 } },
    { id: 'q1', value: { state: 'open', by: 'ana', at: 1_700_000_000_000 } },
  ],
})
