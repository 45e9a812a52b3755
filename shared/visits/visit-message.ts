// What somebody said on a visit: a member, or the associate. It stands in the visit's document, which both may open.
import * as z from 'zod/mini'
import { attachmentsValue } from '../files/attachment.ts'
import { visitVoice } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue } from '../records/values.ts'
import { maxMessageLength, maxShownProducts } from '../annotations/message.ts'

const visitMessageValue = z.strictObject({
  by: idValue,
  at: atValue,
  /** Empty only if the message shows products or photos. */
  text: z.string().check(z.maxLength(maxMessageLength)),
  products: z.optional(z.array(idValue).check(z.minLength(1), z.maxLength(maxShownProducts))),
  files: z.optional(attachmentsValue),
  editedAt: z.optional(atValue),
})

/** A message of a visit. */
export type VisitMessage = z.infer<typeof visitMessageValue>

/** Messages by id; order by `at`, then id. */
export const visitMessageKind = recordKind({
  root: 'messages',
  key: ['id'],
  value: visitMessageValue,
  create: visitVoice,
  change: visitVoice,
  remove: visitVoice,
  events: {},
  // The history tells that a visit began and ended; its messages stay in its document.
  toEvent: () => undefined,
  fits: ({ after }) => after?.text.trim() !== '' || after.products !== undefined || after.files !== undefined,
  belongsTo: 'by',
  words: { fields: ['text', 'files'], goes: 'record' },
  about: 'What a member or the associate said on a visit.',
  examples: [
    { id: 'm1', value: { by: 'ana', at: 1, text: 'Is there a smaller one?' } },
    { id: 'm2', value: { by: 'ana', at: 2, text: '', products: ['table-oak'] } },
  ],
})
