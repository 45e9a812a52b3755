// An emoji under a message. One member gives each at most once.
import * as z from 'zod/mini'
import { voiceSelf } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { emojiOf } from './emoji.ts'

/** `reactions`: messageId/memberId/emoji → true; the emoji as `emojiKey` writes it. */
export const reactionKind = recordKind({
  root: 'reactions',
  key: ['id', 'member', 'id'],
  value: z.literal(true),
  create: voiceSelf,
  // A reaction that is given, taken back and given again offline arrives as one change from true to true.
  change: voiceSelf,
  remove: voiceSelf,
  fits: ({ parts }) => emojiOf(parts[2] ?? '') !== undefined,
  events: {
    'reaction.given': { group: 'talk', topic: 'message', detail: z.object({ emoji: z.string() }), gathers: true },
  },
  toEvent: ({ before, after, parts: [message = '', , emoji = ''] }) =>
    after && !before
      ? {
          kind: 'reaction.given',
          subject: message,
          detail: { emoji: emojiOf(emoji) ?? '' },
          about: [`message:${message}`],
        }
      : undefined,
  belongsTo: 'key',
  about: 'An emoji under a message; the key names it by its code points in hex, such as `1f44d`.',
  examples: [
    { id: 'm1/ana/1f44d', value: true },
    { id: 'm1/ana/1f44d', value: true },
  ],
})
