// The lane of a line: what the group thinks of it so far.
import * as z from 'zod/mini'
import { anyEditor, serverOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { whyClosed } from './closed.ts'

/** The lanes. Members move lines between the first three; the server writes `bought` when the shop reports it. */
export const lanes = ['considering', 'decided', 'rejected', 'bought'] as const
/** See `lanes`. A line without a lane record is `considering`. */
export type Lane = (typeof lanes)[number]

/** `decision`: the vote that moved it; absent if a member did. */
const moved = z.object({ from: z.enum(lanes), decision: z.optional(z.string()) })

/** `lanes`: lineId → Lane. */
export const laneKind = recordKind({
  root: 'lanes',
  key: ['line'],
  value: z.enum(lanes),
  create: anyEditor,
  change: anyEditor,
  remove: serverOnly,
  also: ({ before, after }, { read }) => {
    if (after === 'bought') return 'server-only'
    return before === 'bought' ? 'record-fixed' : whyClosed(read)
  },
  events: {
    'line.considering': { group: 'cart', topic: 'line', detail: moved, gathers: true },
    'line.decided': { group: 'cart', topic: 'line', detail: moved, news: 'moved', gathers: true },
    'line.rejected': { group: 'cart', topic: 'line', detail: moved, news: 'moved', gathers: true },
    'line.bought': { group: 'cart', topic: 'line', detail: moved },
  },
  toEvent: ({ before, after, parts }, because) =>
    after === undefined || after === (before ?? 'considering')
      ? undefined
      : {
          kind: `line.${after}` as const,
          subject: parts[0] ?? '',
          detail: { from: before ?? 'considering', ...because },
          about: [`line:${parts[0] ?? ''}`],
        },
  examples: [
    { id: 'boot:walnut-39', value: 'rejected' },
    { id: 'boot:walnut-39', value: 'decided' },
  ],
  neutral: 'considering',
  about: 'The lane of a line: considering, decided, rejected; bought is written by the server and stays.',
})
