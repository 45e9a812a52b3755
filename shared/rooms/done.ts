// "I'm done": a member has found and said what they wanted to, and the others need not wait for them.
import * as z from 'zod/mini'
import { voiceSelf } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue } from '../records/values.ts'

/** `done`: memberId → when they said so. */
export const doneKind = recordKind({
  root: 'done',
  key: ['member'],
  value: z.strictObject({ at: atValue }),
  create: voiceSelf,
  change: voiceSelf,
  remove: voiceSelf,
  events: {
    'member.done': { group: 'people', topic: 'member', detail: z.object({}) },
    'member.back': { group: 'people', topic: 'member', detail: z.object({}) },
  },
  toEvent: ({ before, after, parts: [subject = ''] }) => {
    if (!after) return { kind: 'member.back', subject, detail: {} }
    return before ? undefined : { kind: 'member.done', subject, detail: {} }
  },
  belongsTo: 'key',
  about: 'A member who says they are done. The record is removed when they go on.',
  examples: [
    { id: 'ana', value: { at: 1_700_000_000_000 } },
    { id: 'ana', value: { at: 1_700_000_000_001 } },
  ],
})
