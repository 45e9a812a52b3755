// Events of a room's history: as they are made, as they are stored and sent, and as everybody reads them.
import type { MemberId, ProductId } from '../ids.ts'
import type { DetailOf, EventKind, NewEventOf, StoredDetail } from './event-kind.ts'
import { eventKinds, isEventKind } from './event-kinds.ts'
import type { EventKindTable, RoomEventKind } from './event-kinds.ts'

/** What happened; the server adds who, when and the place in the order. */
export type NewEvent = NewEventOf<EventKindTable>

interface Entry {
  /** Starts at 1, no gaps within a room. */
  readonly seq: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  /** Who did it; null where the server did. */
  readonly memberId: MemberId | null
  /** The id of the thing; the kind's `topic` says which sort of thing. */
  readonly subject: string
  /** The products that it concerned when it happened; absent for none. */
  readonly products?: readonly ProductId[] | undefined
}

/** An event of any kind that this version knows. */
export type RoomEvent = {
  [Kind in RoomEventKind]: Entry & { readonly kind: Kind; readonly detail: DetailOf<EventKindTable[Kind]> }
}[RoomEventKind]

/** An event that this version cannot read, for a newer one wrote it. */
export interface UnknownEvent extends Entry {
  readonly kind: 'unknown'
  /** What that version calls its kind. */
  readonly name: string
  readonly detail: StoredDetail
}

/** One entry of a room's history, as everybody reads it. */
export type HistoryEvent = RoomEvent | UnknownEvent

/** An event of one of some kinds. */
export type EventOf<Kind extends RoomEventKind> = Extract<HistoryEvent, { readonly kind: Kind }>

/** An event as it is stored and sent. Its reader may not know its kind. */
export interface StoredEvent extends Entry {
  readonly kind: string
  readonly detail: StoredDetail
}

/** Reads a stored event. If its kind is unknown, or its detail does not fit the kind, it is `unknown`. */
export function readEvent({ kind, detail, ...entry }: StoredEvent): HistoryEvent {
  const declared = kindNamed(kind)
  const read = declared && readDetail(declared, detail)
  if (read === undefined) return { ...entry, kind: 'unknown', name: kind, detail }
  // The type is inferred from the schema that has just parsed the detail.
  return { ...entry, kind, detail: read } as RoomEvent
}

/** Reads a pending event, which is not part of the history yet; undefined if a newer version wrote it. */
export function readNewEvent({
  kind,
  subject,
  detail,
}: Pick<StoredEvent, 'kind' | 'subject' | 'detail'>): NewEvent | undefined {
  const declared = kindNamed(kind)
  const read = declared && readDetail(declared, detail)
  // The type is inferred from the schema that has just parsed the detail.
  return read === undefined ? undefined : ({ kind, subject, detail: read } as NewEvent)
}

/** Today's shape of a detail that an earlier version wrote; that of an unknown kind stays as it is. */
export function upgradedDetail(kind: string, detail: StoredDetail): StoredDetail {
  return kindNamed(kind)?.upgrade?.(detail) ?? detail
}

/** A detail by the schema of its kind; undefined where it does not fit. */
export function readDetail<Detail>({ detail, upgrade }: EventKind<Detail>, stored: StoredDetail): Detail | undefined {
  return detail.safeParse(upgrade ? upgrade(stored) : stored).data
}

function kindNamed(name: string): EventKind | undefined {
  return isEventKind(name) ? eventKinds[name] : undefined
}

/** Whether an event is of one of some kinds. */
export function isOf<Kind extends RoomEventKind>(event: HistoryEvent, kinds: readonly Kind[]): event is EventOf<Kind> {
  return kinds.some((kind) => kind === event.kind)
}

/** The properties of an event's kind; undefined for an unknown one. */
export function traitsOf(event: HistoryEvent): EventKind | undefined {
  return event.kind === 'unknown' ? undefined : eventKinds[event.kind]
}

/** The name of an event's kind, as the version that wrote it has it. */
export function kindOfEvent(event: HistoryEvent): string {
  return event.kind === 'unknown' ? event.name : event.kind
}
