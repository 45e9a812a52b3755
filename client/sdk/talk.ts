// The talk of a room: threads folded from records, the writes people make, and what this member has read.
import { emojiKey } from '#shared/annotations/emoji.ts'
import type { Message } from '#shared/annotations/message.ts'
import { talkIdOf } from '#shared/annotations/subject.ts'
import type { Subject } from '#shared/annotations/subject.ts'
import { TalkFold } from '#shared/annotations/talk-view.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import type { Thread } from '#shared/annotations/thread.ts'
import { newId } from '#shared/ids.ts'
import type { MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { Derived } from './derived.ts'
import type { RecordLink } from './record-link.ts'
import type { ChangedRecords } from './link-options.ts'
import type { MessageExtras, PresenceBoard, Talk } from './room.ts'
import { recordsOf } from './typed-records.ts'
import type { TypedWrite } from './typed-records.ts'
import type { Writer } from './undoing.ts'

/** A `Talk` that is told when records change and when this member has read something. */
export interface LiveTalk extends Talk {
  changed(changed: ChangedRecords): void
  /** What the server knows of this member's reading, by thread. */
  read(marks: Readonly<Record<string, number>>): void
}

/** What a talk needs. */
export interface TalkParts {
  readonly link: RecordLink
  readonly write: Writer
  readonly me: MemberId
  readonly now: () => number
  readonly presence: Pick<PresenceBoard, 'show'>
  /** Tells the server how far this member has read. */
  readonly mark: (thread: string, upto: number) => void
}

const roots = ['threads', 'threadStates', 'messages', 'reactions'] as const

/** Opens the talk of a document. */
export function openTalk({ link, write: writeAll, me, now, presence, mark }: TalkParts): LiveTalk {
  const records = recordsOf<'annotations'>(link)
  const fold = new TalkFold(records)
  // The fold keeps by itself what did not change: comparing 5,000 messages costs more than folding one.
  const threads = new Derived(() => fold.threads, { keepsItself: true })
  /** Unknown until the server has told: whoever has just come would otherwise find everything unread for a moment. */
  let marks: Map<string, number> | undefined
  const unread = new Derived<ReadonlyMap<string, number>>(() =>
    marks ? unreadOf(threads.get(), marks, me) : new Map(),
  )
  const write = (...writes: TypedWrite<'annotations'>[]) => writeAll(writes)

  const newMessage = (text: string, { replyTo, mentions = [], products = [] }: MessageExtras): Message => ({
    by: me,
    at: now(),
    text,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(mentions.length > 0 ? { mentions: [...mentions] } : {}),
    ...(products.length > 0 ? { products: [...products] } : {}),
  })
  const put = (thread: string, opening: Thread | undefined, message: Message) => {
    const id = newId()
    const written = write(...(opening ? [{ root: 'threads', key: thread, after: opening } as const] : []), {
      root: 'messages',
      key: `${thread}/${id}`,
      after: message,
    })
    return written.ok ? granted({ thread, message: id }) : written
  }
  const messageOf = (thread: string, message: string) => records.records('messages').get(`${thread}/${message}`)
  const remember = (thread: string, upto: number) => {
    marks ??= new Map()
    if ((marks.get(thread) ?? 0) >= upto) return false
    marks.set(thread, upto)
    unread.invalidate()
    return true
  }

  return {
    threads,
    unread,
    say(subject: Subject, text: string, extras: MessageExtras = {}) {
      const thread = talkIdOf(subject)
      const isThere = link.record('threads', thread) !== undefined
      return put(thread, isThere ? undefined : { subject, kind: 'talk', by: me, at: now() }, newMessage(text, extras))
    },
    ask(subject, text, { askedOf, dueAt, ...extras } = {}) {
      const opening: Thread = {
        subject,
        kind: 'question',
        by: me,
        at: now(),
        ...(askedOf === undefined ? {} : { askedOf: askedOf === 'shop' ? askedOf : [...askedOf] }),
        ...(dueAt === undefined ? {} : { dueAt }),
      }
      return put(newId(), opening, newMessage(text, extras))
    },
    reply(thread, text, extras = {}): Outcome<string> {
      if (link.record('threads', thread) === undefined)
        return refused(refusal('bad-key', { root: 'threads', key: thread }))
      const said = put(thread, undefined, newMessage(text, extras))
      return said.ok ? granted(said.value.message) : said
    },
    edit(thread, message, text) {
      const before = messageOf(thread, message)
      if (!before) return refused(refusal('bad-key', { root: 'messages', key: `${thread}/${message}` }))
      return write({ root: 'messages', key: `${thread}/${message}`, after: { ...before, text, editedAt: now() } })
    },
    remove: (thread, message) => write({ root: 'messages', key: `${thread}/${message}`, after: undefined }),
    restore(thread, { id, reactions: _reactions, ...message }) {
      return write({ root: 'messages', key: `${thread}/${id}`, after: message })
    },
    react(message, emoji, given) {
      const code = emojiKey(emoji)
      if (code === undefined) return refused(refusal('bad-key', { root: 'reactions', key: message }))
      return write({ root: 'reactions', key: `${message}/${me}/${code}`, after: given ? true : undefined })
    },
    resolve: (thread, resolved) =>
      write({
        root: 'threadStates',
        key: thread,
        after: { state: resolved ? 'resolved' : 'open', by: me, at: now() },
      }),
    typing: (thread) => presence.show({ typing: thread }),
    markRead(thread) {
      const upto = threads.get().get(thread)?.lastAt
      if (upto !== undefined && marks && remember(thread, upto)) mark(thread, upto)
    },
    changed(changed) {
      const touched = roots.filter((root) => changed.has(root))
      if (touched.length === 0) return
      fold.invalidate(keysOf(changed, touched))
      threads.invalidate()
      unread.invalidate()
    },
    read(known) {
      marks ??= new Map()
      for (const [thread, upto] of Object.entries(known)) remember(thread, upto)
      unread.invalidate()
    },
  }
}

/** Undefined where any record of a root may have changed. */
function keysOf(changed: ChangedRecords, touched: readonly string[]): Map<string, ReadonlySet<string>> | undefined {
  const keys = new Map<string, ReadonlySet<string>>()
  for (const root of touched) {
    const ofRoot = changed.get(root)
    if (!ofRoot) return undefined
    keys.set(root, ofRoot)
  }
  return keys
}

function unreadOf(
  threads: ReadonlyMap<string, ThreadView>,
  marks: ReadonlyMap<string, number>,
  me: MemberId,
): ReadonlyMap<string, number> {
  const unread = new Map<string, number>()
  for (const { id, messages, lastAt } of threads.values()) {
    const read = marks.get(id) ?? 0
    if (lastAt <= read) continue
    let count = 0
    // From the end, since what is unread stands there: a long talk is not walked through for one new message.
    for (let index = messages.length - 1; (messages[index]?.at ?? 0) > read; index -= 1) {
      if (messages[index]?.by !== me) count += 1
    }
    if (count > 0) unread.set(id, count)
  }
  return unread
}
