// What a record kind is: one object with the shape of a kind of record, the grants to write it and its events for history.
// The server authorizes with it, the SDK writes with it, the page disables buttons with it.
import type * as z from 'zod/mini'
import type { EventKinds, NewEventOf } from '../events/event-kind.ts'
import type { RefusalCode } from '../refusals.ts'
import type { Role } from '../roles.ts'

/** The writer: a member, or the server itself. */
export interface Actor {
  readonly id: string
  readonly role: Role | 'server'
}

/** What one part of a key stands for. A `member` part can say whose record it is. */
export type KeyPart = 'line' | 'member' | 'product' | 'variant' | 'field' | 'id'

/**
 * Permission to write, given to some roles and perhaps only for one's own records.
 * `key`: the member part of the key is the writer. `by`: the record's `by`, before and after the write, is the writer.
 * `signed`: the record's `by` after the write is the writer; before it may be anybody.
 */
export interface Grant {
  readonly roles: readonly Role[]
  readonly own?: 'key' | 'by' | 'signed'
}

/** What of a record is a member's own words. */
export interface Words {
  /** The fields that hold them; `all` where the value is one text. */
  readonly fields: 'all' | readonly string[]
  /** What goes once they were taken back: the whole record, or these fields of it. */
  readonly goes: 'record' | 'fields'
  /** The only keys that this is about; absent for all of the kind. */
  readonly keys?: readonly string[]
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
  /** The writer had not seen the existing record: two people created it at once. */
  readonly concurrent?: boolean
  /**
   * Another record of the same document, as it will be after the update; undefined for none. A rule may depend only on records
   * that never change, or its answer would depend on the order in which edits arrive; that is meant only of `whyClosed`.
   */
  readonly read: (root: string, key: string) => unknown
  /** See `Because`; only where the server writes. */
  readonly because?: Because | undefined
}

/** An example of a record. */
export interface Example<Value> {
  /** The whole key. */
  readonly id: string
  readonly value: Value
}

/** The reason of a server's write, as far as history tells it. */
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
  /** Two people may create the record at once and mean the same. Later changes still need a grant of `change`. */
  readonly createsMerge?: true
  /** A rule that grants cannot express. Asked after them, and not for the server. */
  readonly also?: (edit: KeyedEdit<Value>, context: RuleContext) => RefusalCode | undefined
  /** A rule about key and value for all writers, the server included. */
  readonly fits?: (edit: KeyedEdit<Value>) => boolean
  /** Every kind of event that `toEvent` may return, past tense. */
  readonly events: Events
  /** The event for history; undefined if the edit is not worth one. */
  readonly toEvent: (edit: KeyedEdit<Value>, because?: Because) => NewEventOf<Events> | undefined
  /** The value that undoes the creation of a record, if others may rely on the record. Without it undo removes the record. */
  readonly neutral?: NoInfer<Value>
  /** Whose it is: the member in its `by`, or in its key. It leaves the room with them where they, or a host, ask for that. */
  readonly belongsTo?: 'by' | 'key'
  /** What is gone from the past, and from the file, once it was edited or taken back; see `honour`. */
  readonly words?: Words
  /** One sentence for the documentation: what such a record is. */
  readonly about: string
  /** Two records, shown in the documentation and tried by the tests that walk the table; the member in them is `ana`. */
  readonly examples: readonly [Example<NoInfer<Value>>, Example<NoInfer<Value>>]
}

/** Infers the types of value and events. A kind that is looked up by name no longer has them. */
export function recordKind<Value, const Events extends EventKinds>(
  kind: RecordKind<Value, Events>,
): RecordKind<Value, Events> {
  return kind
}
