// What a record kind is: one object that says how a kind of record looks, who may write it and what history calls it.
// The server admits with it, the SDK writes with it, the page greys its buttons with it.
import type * as z from 'zod/mini'
import type { EventKinds, NewEventOf } from '../events/event-kind.ts'
import type { RefusalCode } from '../refusals.ts'
import type { Role } from '../roles.ts'

/** Who asks to write: a member, or the server itself. */
export interface Actor {
  readonly id: string
  readonly role: Role | 'server'
}

/** What one part of a key stands for; `member` parts can make a record one's own. */
export type KeyPart = 'line' | 'member' | 'product' | 'variant' | 'field' | 'id'

/**
 * Permission to write, given to some roles and perhaps only for one's own records.
 * `key`: the member part of the key is the writer. `by`: the record's `by`, before and after the write, is the writer.
 * `signed`: the record's `by` after the write is the writer, whoever it was before.
 */
export interface Grant {
  readonly roles: readonly Role[]
  readonly own?: 'key' | 'by' | 'signed'
}

/** One write to one record; `undefined` stands for absent. */
export interface RecordEdit<Value = unknown> {
  readonly root: string
  readonly key: string
  readonly before: Value | undefined
  readonly after: Value | undefined
}

/** An edit together with the parts of its key. */
export interface KeyedEdit<Value> extends RecordEdit<Value> {
  readonly parts: readonly string[]
}

/** What a rule may look at besides the edit. */
export interface RuleContext {
  readonly actor: Actor
  /** Milliseconds since 1970. */
  readonly now: number
  /** The writer had not seen the record that is there: two people created it at once. */
  readonly concurrent?: boolean
  /**
   * Another record of the same document, as it will be after the update; undefined for none. A rule may only rest on records
   * that nobody changes once they are there, or the answer would hang on the order in which edits arrive.
   */
  readonly read: (root: string, key: string) => unknown
  /** See `Because`; only where the server writes. */
  readonly because?: Because | undefined
}

/** A record as it might be. */
export interface Example<Value> {
  /** The whole key. */
  readonly id: string
  readonly value: Value
}

/** Why the server writes a record, where history tells that too. */
export interface Because {
  /** A decision that was closed. */
  readonly decision: string
}

/** The contract of one kind of record. An empty list of grants means that only the server may do it. */
export interface RecordKind<Value = unknown, Events extends EventKinds = EventKinds> {
  readonly root: string
  /** What the key's ids stand for, in order; they are joined by `/`. */
  readonly key: readonly KeyPart[]
  readonly value: z.ZodMiniType<Value>
  readonly create: readonly Grant[]
  readonly change: readonly Grant[]
  readonly remove: readonly Grant[]
  /** Set where two people may create the record at once and both mean the same; a plain change is still `change`'s matter. */
  readonly createsMerge?: true
  /** A rule that grants cannot say; asked after them, and not for the server. */
  readonly also?: (edit: KeyedEdit<Value>, context: RuleContext) => RefusalCode | undefined
  /** A rule about key and value that holds for everybody, the server too. */
  readonly fits?: (edit: KeyedEdit<Value>) => boolean
  /** Every kind of event that `toEvent` may return, past tense. */
  readonly events: Events
  /** What history says of the edit; undefined where it is not worth a word. */
  readonly toEvent: (edit: KeyedEdit<Value>, because?: Because) => NewEventOf<Events> | undefined
  /** What undoing the creation of a record writes, where others may rely on it; without one it is removed if it may be. */
  readonly neutral?: NoInfer<Value>
  /** One sentence for the documentation: what such a record is. */
  readonly about: string
  /** Two records, shown in the documentation and tried by the tests that walk the table; the member in them is `ana`. */
  readonly examples: readonly [Example<NoInfer<Value>>, Example<NoInfer<Value>>]
}

/** Keeps the types of value and events while a kind is written down; who looks a kind up by name has lost them. */
export function recordKind<Value, const Events extends EventKinds>(
  kind: RecordKind<Value, Events>,
): RecordKind<Value, Events> {
  return kind
}
