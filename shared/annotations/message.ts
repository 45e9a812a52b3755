// What somebody said in a thread.
import * as z from 'zod/mini'
import { authorOrHost, voiceAuthor } from '../records/grants.ts'
import type { About } from '../events/event-kind.ts'
import { attachmentsValue } from '../files/attachment.ts'
import type { Attachment } from '../files/attachment.ts'
import type { MemberId } from '../ids.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue } from '../records/values.ts'
import { maxChoices } from './choices.ts'
import type { Thread } from './thread.ts'

/** The longest message, in UTF-16 units. */
export const maxMessageLength = 4000
/** The most members one message mentions. */
export const maxMentions = 20
/** The most products one message shows. */
export const maxShownProducts = 6

const messageValue = z.strictObject({
  by: idValue,
  at: atValue,
  /** Empty only if the message shows products, or has photos or a voice note. */
  text: z.string().check(z.maxLength(maxMessageLength)),
  /** The message of the same thread that it answers. */
  replyTo: z.optional(idValue),
  mentions: z.optional(z.array(idValue).check(z.minLength(1), z.maxLength(maxMentions))),
  products: z.optional(z.array(idValue).check(z.minLength(1), z.maxLength(maxShownProducts))),
  /** Photos and voice notes. */
  files: z.optional(attachmentsValue),
  /** Which of the question’s choices it is, counted from 0; its text says the same in words. */
  choice: z.optional(z.int().check(z.minimum(0), z.maximum(maxChoices - 1))),
  editedAt: z.optional(atValue),
  /** It came by a personal answer link, without entering the room. */
  via: z.optional(z.literal('link')),
})

const written = z.object({
  message: z.string(),
  replyTo: z.nullable(z.string()),
  mentions: z.array(z.string()),
  products: z.array(z.string()),
  /** How many photos and voice notes it has; absent for none, and in events before there were any. */
  photos: z.optional(z.number()),
  voices: z.optional(z.number()),
})

const edited = z.object({
  message: z.string(),
  /** Whom it names since, and did not before; absent for nobody. */
  named: z.optional(z.array(z.string())),
})

/** Whom other words name, and those before did not; nothing where that is nobody. */
export function namedSince(
  before: Pick<Message, 'mentions'> | undefined,
  after: Pick<Message, 'mentions'>,
): { named?: MemberId[] } {
  const named = (after.mentions ?? []).filter((member) => !before?.mentions?.includes(member))
  return named.length > 0 ? { named } : {}
}

/** The choices of a question. */
function choicesOf(thread: Thread | undefined): { readonly choices?: readonly string[] | undefined } {
  return thread?.kind === 'question' ? thread : {}
}

function shows(files: readonly Attachment[]): { photos?: number; voices?: number } {
  const photos = files.filter(({ is }) => is === 'photo').length
  const voices = files.length - photos
  return { ...(photos > 0 && { photos }), ...(voices > 0 && { voices }) }
}

/** A message. Messages are read in the order of `at`, then of their ids. */
export type Message = z.infer<typeof messageValue>

/** `messages`: threadId/messageId → Message. */
export const messageKind = recordKind({
  root: 'messages',
  key: ['id', 'id'],
  value: messageValue,
  create: voiceAuthor,
  change: voiceAuthor,
  remove: authorOrHost,
  also: ({ before, after, parts: [thread = ''] }, { read }) => {
    // Only the server sets `via`, and it never changes.
    if (after && after.via !== before?.via) return 'server-only'
    if (after?.choice === undefined) return undefined
    const { choices = [] } = choicesOf(read('threads', thread) as Thread | undefined)
    return after.choice < choices.length ? undefined : 'bad-value'
  },
  fits: ({ after }) => after?.text.trim() !== '' || after.products !== undefined || after.files !== undefined,
  events: {
    'message.written': { group: 'talk', topic: 'thread', detail: written, news: 'said', notifies: true, gathers: true },
    'message.edited': { group: 'talk', topic: 'thread', detail: edited, notifies: true },
    'message.removed': { group: 'talk', topic: 'thread', detail: z.object({ message: z.string() }) },
  },
  toEvent: ({ before, after, parts: [thread = '', message = ''] }) => {
    const talk: About = `thread:${thread}`
    if (!after) return { kind: 'message.removed', subject: thread, detail: { message }, about: [talk] }
    if (before) {
      const detail = { message, ...namedSince(before, after) }
      return { kind: 'message.edited', subject: thread, detail, about: [talk] }
    }
    const { replyTo = null, mentions = [], products = [], files = [] } = after
    // Without the text: history stays when an author takes a message back.
    const about: About[] = [talk, ...products.map((id) => `product:${id}` as const)]
    return {
      kind: 'message.written',
      subject: thread,
      detail: { message, replyTo, mentions, products, ...shows(files) },
      about,
    }
  },
  belongsTo: 'by',
  words: { fields: ['text', 'mentions', 'products', 'files', 'choice', 'editedAt'], goes: 'record' },
  about: 'A message in a thread. Its author edits and deletes it; the host deletes it.',
  examples: [
    { id: 'product:boot/m1', value: { by: 'ana', at: 1_700_000_000_000, text: 'The cuff rubbed on my last pair.' } },
    {
      id: 'product:boot/m1',
      value: { by: 'ana', at: 1_700_000_000_000, text: 'Which size?', editedAt: 1_700_000_060_000 },
    },
  ],
})
