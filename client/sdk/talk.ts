// The talk of a room: threads folded from records, the writes people make, and what this member has read.
import { emojiKey } from '#shared/annotations/emoji.ts'
import type { Message } from '#shared/annotations/message.ts'
import { subjectOf, talkIdOf } from '#shared/annotations/subject.ts'
import type { Subject } from '#shared/annotations/subject.ts'
import { TalkFold } from '#shared/annotations/talk-view.ts'
import type { MessageView, ThreadView } from '#shared/annotations/talk-view.ts'
import type { Thread } from '#shared/annotations/thread.ts'
import type { Attachment } from '#shared/files/attachment.ts'
import { newId } from '#shared/ids.ts'
import type { MemberId, ProductId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { derived } from './derived.ts'
import { inOrder } from './in-order.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import type { PresenceBoard } from './presence-board.ts'
import type { ReadMarks } from './read-marks.ts'
import { reworded } from './reworded.ts'
import type { RoomDocument } from './room-document.ts'

/** What goes with the words of a message. */
export interface MessageExtras {
  /** The message of the same thread that it replies to. */
  readonly replyTo?: string
  readonly mentions?: readonly MemberId[]
  /** Products it shows. */
  readonly products?: readonly ProductId[]
  /** Photos and voice notes, by the ids that `files.send` gave them. */
  readonly files?: readonly Attachment[]
  /** Which of the question’s choices it is, counted from 0. */
  readonly choice?: number
}

/** What goes with a question. */
export interface QuestionExtras {
  /** Absent where everybody is asked. */
  readonly askedOf?: 'shop' | readonly MemberId[]
  /** When an answer is due, milliseconds since 1970. */
  readonly dueAt?: number
  /** Two to six answers to tap. */
  readonly choices?: readonly string[]
}

/**
 * Threads about the room, lines, products, pins and decisions; see `shared/annotations/subject.ts` for subjects.
 * Writes refuse what the rules of the record kinds refuse, and `bad-key` where the thread or message does not exist.
 */
export interface Talk {
  /** Every thread that has messages, by id. */
  readonly threads: Observable<ReadonlyMap<string, ThreadView>>
  /** How many messages of others this member has not read, by thread; threads that are read are absent. */
  readonly unread: Observable<ReadonlyMap<string, number>>
  /** Writes a message in the one talk about a subject. */
  say(subject: Subject, text: string, extras?: MessageExtras): Outcome<{ thread: string; message: string }>
  /** Opens a question about a subject, to some members, to the shop, or to all. */
  ask(
    subject: Subject,
    text: string,
    question?: MessageExtras & QuestionExtras,
  ): Outcome<{ thread: string; message: string }>
  /** Writes a message in any existing thread. @returns the message's id. */
  reply(thread: string, text: string, extras?: MessageExtras): Outcome<string>
  /** Rewords one's own message. @param mentions as they were where absent. */
  edit(thread: string, message: string, text: string, mentions?: readonly MemberId[]): Outcome<void>
  /** Removes a message: one's own, or as host anybody's. */
  remove(thread: string, message: string): Outcome<void>
  /** Restores one's own message as it was before it was removed. */
  restore(thread: string, message: MessageView): Outcome<void>
  /** Puts an emoji under a message, or takes it away. Refuses `bad-key` for a text that is not one emoji. */
  react(message: string, emoji: string, given: boolean): Outcome<void>
  /**
   * Answers a question by one of its choices, or changes one's answer. @returns the message's id.
   * Refuses `bad-key` where the question has no such choice.
   */
  choose(thread: string, choice: number): Outcome<string>
  /** Resolves a question, or opens it again: by the member who asked, those who were asked, or the host. */
  resolve(thread: string, resolved: boolean): Outcome<void>
  /** Resolves what a pin says, or opens it again: by anybody with a voice. */
  resolvePin(pin: string, resolved: boolean): Outcome<void>
  /** Shows others where this member is typing; undefined when they stop. */
  typing(thread: string | undefined): void
  /** Marks a thread as read to its end, for this member on all their devices. */
  markRead(thread: string): void
}

/** What a talk stands on. */
export interface TalkContext {
  readonly documents: { readonly annotations: RoomDocument<'annotations'> }
  readonly me: MemberId
  readonly now: () => number
  readonly presence: Pick<PresenceBoard, 'show'>
  readonly readMarks: ReadMarks
}

/** Opens the talk of a room. */
export function openTalk(context: TalkContext): Talk {
  const { me, now, presence } = context
  const { annotations } = context.documents
  const fold = new TalkFold(annotations)
  const threads = annotations.derivedBy(['threads', 'threadStates', 'messages', 'reactions'], {
    invalidate: (changed) => fold.invalidate(changed),
    value: () => fold.threads,
  })
  const reading = openReading(threads, context)
  const nextMoment = inOrder(now)
  const newMessage = (
    text: string,
    { replyTo, mentions = [], products = [], files = [], choice }: MessageExtras,
  ): Message => ({
    by: me,
    at: nextMoment(),
    text,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(mentions.length > 0 ? { mentions: [...mentions] } : {}),
    ...(products.length > 0 ? { products: [...products] } : {}),
    ...(files.length > 0 ? { files: [...files] } : {}),
    ...(choice === undefined ? {} : { choice }),
  })
  const put = (thread: string, opening: Thread | undefined, message: Message) => {
    const id = newId()
    const written = annotations.write(...(opening ? [{ root: 'threads', key: thread, after: opening } as const] : []), {
      root: 'messages',
      key: `${thread}/${id}`,
      after: message,
    })
    return written.ok ? granted({ thread, message: id }) : written
  }
  const stateOf = (thread: string, resolved: boolean) =>
    ({
      root: 'threadStates',
      key: thread,
      after: { state: resolved ? 'resolved' : 'open', by: me, at: now() },
    }) as const
  return {
    threads,
    ...reading,
    say(subject: Subject, text: string, extras: MessageExtras = {}) {
      const thread = talkIdOf(subject)
      const exists = annotations.record('threads', thread) !== undefined
      return put(thread, exists ? undefined : { subject, kind: 'talk', by: me, at: now() }, newMessage(text, extras))
    },
    ask(subject, text, { askedOf, dueAt, choices, ...extras } = {}) {
      const opening: Thread = {
        subject,
        kind: 'question',
        by: me,
        at: now(),
        ...(askedOf === undefined ? {} : { askedOf: askedOf === 'shop' ? askedOf : [...askedOf] }),
        ...(dueAt === undefined ? {} : { dueAt }),
        ...(choices === undefined ? {} : { choices: [...choices] }),
      }
      return put(newId(), opening, newMessage(text, extras))
    },
    reply(thread, text, extras = {}): Outcome<string> {
      if (annotations.record('threads', thread) === undefined)
        return refused(refusal('bad-key', { root: 'threads', key: thread }))
      const said = put(thread, undefined, newMessage(text, extras))
      return said.ok ? granted(said.value.message) : said
    },
    edit(thread, message, text, mentions) {
      const key = `${thread}/${message}`
      const before = annotations.record('messages', key)
      if (!before) return refused(refusal('bad-key', { root: 'messages', key }))
      return annotations.write({
        root: 'messages',
        key,
        after: { ...reworded(before, text, mentions), editedAt: now() },
      })
    },
    remove: (thread, message) => annotations.write({ root: 'messages', key: `${thread}/${message}`, after: undefined }),
    restore(thread, { id, reactions: _reactions, ...message }) {
      return annotations.write({ root: 'messages', key: `${thread}/${id}`, after: message })
    },
    react(message, emoji, given) {
      const code = emojiKey(emoji)
      if (code === undefined) return refused(refusal('bad-key', { root: 'reactions', key: message }))
      return annotations.write({ root: 'reactions', key: `${message}/${me}/${code}`, after: given ? true : undefined })
    },
    choose(thread, choice) {
      const known = threads.get().get(thread)
      const text = known?.choices?.[choice]
      if (known === undefined || text === undefined)
        return refused(refusal('bad-key', { root: 'threads', key: thread }))
      const before = known.messages.findLast((message) => message.by === me && message.choice !== undefined)
      if (!before) {
        const said = put(thread, undefined, newMessage(text, { choice }))
        return said.ok ? granted(said.value.message) : said
      }
      const { id, reactions: _reactions, ...message } = before
      const changed = annotations.write({
        root: 'messages',
        key: `${thread}/${id}`,
        after: { ...message, text, choice, editedAt: now() },
      })
      return changed.ok ? granted(id) : changed
    },
    resolve: (thread, resolved) => annotations.write(stateOf(thread, resolved)),
    resolvePin(pin, resolved) {
      const subject = subjectOf('pin', pin)
      const thread = talkIdOf(subject)
      const exists = annotations.record('threads', thread) !== undefined
      return annotations.write(
        ...(exists
          ? []
          : [{ root: 'threads', key: thread, after: { subject, kind: 'talk', by: me, at: now() } } as const]),
        stateOf(thread, resolved),
      )
    },
    typing: (thread) => presence.show({ typing: thread }),
  }
}

/** What this member has read of the threads. */
function openReading(
  threads: Observable<ReadonlyMap<string, ThreadView>>,
  { me, readMarks }: Pick<TalkContext, 'me' | 'readMarks'>,
): Pick<Talk, 'unread' | 'markRead'> {
  /** Undefined until the server has sent them: until then a member who just arrived would see everything as unread. */
  const marks = new ObservableValue<ReadonlyMap<string, number> | undefined>(undefined)
  const remember = (read: Readonly<Record<string, number>>) => {
    const known = marks.get()
    const newer = Object.entries(read).filter(([thread, upto]) => (known?.get(thread) ?? 0) < upto)
    if (!known || newer.length > 0) marks.set(new Map([...(known ?? []), ...newer]))
  }
  readMarks.onChange(remember)
  return {
    unread: derived([threads, marks], () => {
      const known = marks.get()
      return known ? unreadOf(threads.get(), known, me) : new Map<string, number>()
    }),
    markRead(thread) {
      const upto = threads.get().get(thread)?.lastAt
      const known = marks.get()
      if (upto === undefined || !known || (known.get(thread) ?? 0) >= upto) return
      remember({ [thread]: upto })
      void readMarks.set(thread, upto)
    },
  }
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
    // From the end, where unread messages are: one new message must not cost a walk through a long talk.
    for (let index = messages.length - 1; (messages[index]?.at ?? 0) > read; index -= 1) {
      if (messages[index]?.by !== me) count += 1
    }
    if (count > 0) unread.set(id, count)
  }
  return unread
}
