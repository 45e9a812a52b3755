// Threads as people read them, folded from the records of the annotations document.
import type { MemberId } from '../ids.ts'
import type { RecordsOf } from '../records/table.ts'
import { emojiOf } from './emoji.ts'
import type { Message } from './message.ts'
import type { Subject } from './subject.ts'

/** An emoji under a message, and who gave it, in the order of their ids. */
export interface ReactionView {
  readonly emoji: string
  readonly members: readonly MemberId[]
}

/** A message with what people gave it. */
export interface MessageView extends Message {
  readonly id: string
  readonly reactions: readonly ReactionView[]
}

/** A thread with its words. */
export interface ThreadView {
  readonly id: string
  readonly subject: Subject
  readonly kind: 'talk' | 'question'
  readonly by: MemberId
  readonly at: number
  /** Who was asked; absent where everybody is, and in a talk. */
  readonly askedOf?: 'shop' | readonly MemberId[] | undefined
  readonly dueAt?: number | undefined
  /** A talk is never resolved. */
  readonly resolved: boolean
  /** Who resolved it. */
  readonly resolvedBy?: MemberId
  /** By `at`, then by id: the same order for everybody. */
  readonly messages: readonly MessageView[]
  /** The moment of its last message. */
  readonly lastAt: number
}

/** Folds all threads that have words, by id. */
export function foldTalk(annotations: RecordsOf<'annotations'>): ReadonlyMap<string, ThreadView> {
  const messages = messagesByThread(annotations)
  const states = annotations.records('threadStates')
  const threads = new Map<string, ThreadView>()
  for (const [id, thread] of annotations.records('threads')) {
    const said = messages.get(id)
    const last = said?.at(-1)
    if (!said || !last) continue
    const state = states.get(id)
    const resolved = thread.kind === 'question' && state?.state === 'resolved'
    threads.set(id, {
      id,
      ...thread,
      resolved,
      ...(resolved && state ? { resolvedBy: state.by } : {}),
      messages: said,
      lastAt: last.at,
    })
  }
  return threads
}

function messagesByThread(annotations: RecordsOf<'annotations'>): Map<string, MessageView[]> {
  const reactions = reactionsByMessage(annotations)
  const threads = new Map<string, MessageView[]>()
  for (const [key, message] of annotations.records('messages')) {
    const slash = key.indexOf('/')
    const thread = key.slice(0, slash)
    const id = key.slice(slash + 1)
    const said = threads.get(thread) ?? []
    said.push({ ...message, id, reactions: reactions.get(id) ?? [] })
    threads.set(thread, said)
  }
  for (const said of threads.values()) said.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return threads
}

function reactionsByMessage(annotations: RecordsOf<'annotations'>): Map<string, ReactionView[]> {
  const given = new Map<string, Map<string, MemberId[]>>()
  for (const key of [...annotations.records('reactions').keys()].toSorted()) {
    const [message = '', member = '', code = ''] = key.split('/')
    const emoji = emojiOf(code)
    if (emoji === undefined) continue
    const ofMessage = given.get(message) ?? new Map<string, MemberId[]>()
    ofMessage.set(emoji, [...(ofMessage.get(emoji) ?? []), member])
    given.set(message, ofMessage)
  }
  return new Map(
    [...given].map(([message, emojis]) => [message, [...emojis].map(([emoji, members]) => ({ emoji, members }))]),
  )
}
