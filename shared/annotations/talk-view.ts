// Threads as people read them, folded from the records of the annotations document.
import type { MemberId } from '../ids.ts'
import type { RecordsOf, RootOf, ValueOf } from '../records/table.ts'
import { emojiOf } from './emoji.ts'
import type { Message } from './message.ts'
import { readSubject } from './subject.ts'
import type { Subject } from './subject.ts'

/** An emoji under a message, and who gave it, in the order of their ids. */
export interface ReactionView {
  readonly emoji: string
  readonly members: readonly MemberId[]
}

/** A message with its reactions. */
export interface MessageView extends Message {
  readonly id: string
  readonly reactions: readonly ReactionView[]
}

/** A thread with its messages. */
export interface ThreadView {
  readonly id: string
  readonly subject: Subject
  readonly kind: 'talk' | 'question'
  readonly by: MemberId
  readonly at: number
  /** Who was asked; absent if everybody was, and in a talk. */
  readonly askedOf?: 'shop' | readonly MemberId[] | undefined
  readonly dueAt?: number | undefined
  /** Answers to tap, of a question that offers some. */
  readonly choices?: readonly string[] | undefined
  /** Of a question, and of the talk about a pin; another talk is never resolved. */
  readonly resolved: boolean
  /** Who resolved it. */
  readonly resolvedBy?: MemberId
  /** By `at`, then by id: the same order for everybody. */
  readonly messages: readonly MessageView[]
  /** The moment of its last message. */
  readonly lastAt: number
}

/** Records that changed: keys by root. */
export type ChangedKeys = ReadonlyMap<string, ReadonlySet<string>>

/** What a fold reads with. */
export interface TalkRecords extends RecordsOf<'annotations'> {
  record<Root extends RootOf<'annotations'>>(root: Root, key: string): ValueOf<'annotations', Root> | undefined
}

/** Folds all threads that have messages, by id. */
export function foldTalk(annotations: RecordsOf<'annotations'>): ReadonlyMap<string, ThreadView> {
  const roots = new Map<string, ReadonlyMap<string, unknown>>()
  const records: TalkRecords['records'] = (root) => {
    const known = (roots.get(root) as ReturnType<typeof annotations.records<typeof root>>) ?? annotations.records(root)
    roots.set(root, known)
    return known
  }
  return new TalkFold({ records, record: (root, key) => records(root).get(key) }).threads
}

/**
 * The threads that have messages. Only threads whose records changed are folded again: with 5,000 messages, one more costs a
 * tenth of a whole fold. Unchanged threads and messages stay the same objects.
 */
export class TalkFold {
  readonly #records: TalkRecords
  #threads: ReadonlyMap<string, ThreadView> = new Map()
  /** Keys that changed since the last fold, by root. */
  readonly #changed = new Map<string, Set<string>>()
  #allChanged = true
  readonly #messages = new Map<string, Map<string, MessageView>>()
  /** Keys of reactions by message. */
  readonly #reactions = new Map<string, Set<string>>()
  /** Threads by message id: one each, unless a client made up ids. */
  readonly #threadsOf = new Map<string, Set<string>>()

  constructor(records: TalkRecords) {
    this.#records = records
  }

  /** The threads by id, up to date with all changes. */
  get threads(): ReadonlyMap<string, ThreadView> {
    if (this.#allChanged) this.#foldAll()
    else if (this.#changed.size > 0) this.#foldChanged()
    return this.#threads
  }

  /** Takes note of changed records; they are folded on the next read. @param changed undefined if anything may have changed. */
  invalidate(changed: ChangedKeys | undefined): void {
    this.#allChanged ||= changed === undefined
    for (const [root, keys] of changed ?? []) for (const key of keys) put(this.#changed, root, key)
  }

  #foldChanged(): void {
    const { threads, threadStates, messages = new Set<string>(), reactions } = Object.fromEntries(this.#changed)
    this.#changed.clear()
    for (const key of reactions ?? []) {
      const message = this.#noteReaction(key)
      for (const thread of this.#threadsOf.get(message) ?? []) messages.add(`${thread}/${message}`)
    }
    const touched = new Set([...(threads ?? []), ...(threadStates ?? [])])
    for (const key of messages) touched.add(this.#foldMessage(key))
    const folded = new Map(this.#threads)
    for (const id of touched) {
      const thread = this.#foldThread(id)
      if (thread) folded.set(id, thread)
      else folded.delete(id)
    }
    this.#threads = folded
  }

  #foldAll(): void {
    this.#allChanged = false
    this.#changed.clear()
    this.#messages.clear()
    this.#reactions.clear()
    this.#threadsOf.clear()
    for (const key of this.#records.records('reactions').keys()) this.#noteReaction(key)
    for (const key of this.#records.records('messages').keys()) this.#foldMessage(key)
    const ids = [...this.#records.records('threads').keys()]
    this.#threads = new Map(ids.flatMap((id) => this.#foldThread(id) ?? []).map((thread) => [thread.id, thread]))
  }

  /** @returns the reaction's message. */
  #noteReaction(key: string): string {
    const message = key.slice(0, key.indexOf('/'))
    if (this.#records.record('reactions', key)) put(this.#reactions, message, key)
    else this.#reactions.get(message)?.delete(key)
    return message
  }

  /** @returns the message's thread. */
  #foldMessage(key: string): string {
    const slash = key.indexOf('/')
    const [thread, id] = [key.slice(0, slash), key.slice(slash + 1)]
    const said = this.#messages.get(thread) ?? new Map<string, MessageView>()
    this.#messages.set(thread, said)
    const message = this.#records.record('messages', key)
    if (message) {
      said.set(id, { ...message, id, reactions: reactionsOf(this.#reactions.get(id)) })
      put(this.#threadsOf, id, thread)
    } else {
      said.delete(id)
      this.#threadsOf.get(id)?.delete(thread)
    }
    return thread
  }

  #foldThread(id: string): ThreadView | undefined {
    const thread = this.#records.record('threads', id)
    const messages = [...(this.#messages.get(id)?.values() ?? [])].toSorted(byMoment)
    const last = messages.at(-1)
    if (!thread || !last) return undefined
    const state = this.#records.record('threadStates', id)
    const settles = thread.kind === 'question' || readSubject(thread.subject).topic === 'pin'
    const resolved = settles && state?.state === 'resolved'
    return {
      id,
      ...thread,
      resolved,
      ...(resolved && state ? { resolvedBy: state.by } : {}),
      messages,
      lastAt: last.at,
    }
  }
}

function byMoment(a: MessageView, b: MessageView): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}

const noReactions: readonly ReactionView[] = []

function reactionsOf(keys: ReadonlySet<string> | undefined): readonly ReactionView[] {
  if (!keys || keys.size === 0) return noReactions
  const given = new Map<string, MemberId[]>()
  for (const key of [...keys].toSorted()) {
    const [, member = '', code = ''] = key.split('/')
    const emoji = emojiOf(code)
    if (emoji === undefined) continue
    given.set(emoji, [...(given.get(emoji) ?? []), member])
  }
  return [...given].map(([emoji, members]) => ({ emoji, members }))
}

function put(sets: Map<string, Set<string>>, name: string, entry: string): void {
  const set = sets.get(name)
  if (set) set.add(entry)
  else sets.set(name, new Set([entry]))
}
