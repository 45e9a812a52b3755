// A member's own words on a line: "size M, for my sister".
import * as z from 'zod/mini'
import { voiceSelf } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { textValue } from '../records/values.ts'

/** The longest note, in UTF-16 units. */
export const maxNoteLength = 500

/** `notes`: lineId/memberId → text. */
export const noteKind = recordKind({
  root: 'notes',
  key: ['line', 'member'],
  value: textValue(maxNoteLength),
  create: voiceSelf,
  change: voiceSelf,
  remove: voiceSelf,
  events: {
    'note.written': { group: 'cart', topic: 'line', detail: z.object({}), gathers: true },
    'note.changed': { group: 'cart', topic: 'line', detail: z.object({}) },
    'note.removed': { group: 'cart', topic: 'line', detail: z.object({}) },
  },
  toEvent: ({ before, after, parts }) => {
    const subject = parts[0] ?? ''
    const about = [`line:${subject}`] as const
    if (after === undefined) return { kind: 'note.removed', subject, detail: {}, about }
    return before === after
      ? undefined
      : { kind: before === undefined ? 'note.written' : 'note.changed', subject, detail: {}, about }
  },
  examples: [
    { id: 'boot:walnut-39/ana', value: 'size L' },
    { id: 'boot:walnut-39/ana', value: 'size M, for my sister' },
  ],
  belongsTo: 'key',
  words: { fields: 'all', goes: 'record' },
  about: 'A member’s own note on a line.',
})
