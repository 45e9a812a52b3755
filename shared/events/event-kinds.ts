// The table of all event kinds: what the record kinds tell, and what the server does by itself. It is gathered, not written.
import { documentKinds, kindsIn as recordKindsIn } from '../records/table.ts'
import type { Merged, RecordEvents } from '../records/table.ts'
import type { EventGroup, EventKind, EventKinds } from './event-kind.ts'
import { serverEventKinds } from './server-events.ts'

/** Every kind by its name. */
export type EventKindTable = Merged<RecordEvents> & typeof serverEventKinds

/** The name of a kind of event. */
export type RoomEventKind = keyof EventKindTable

/** The names of the kinds with a property, such as `{ news: 'moved' }`. */
export type KindWith<Property> = {
  [Kind in RoomEventKind]: EventKindTable[Kind] extends Property ? Kind : never
}[RoomEventKind]

const declared = [...documentKinds.flatMap(recordKindsIn).map(({ events }) => events), serverEventKinds]
const gathered: EventKinds = Object.fromEntries(declared.flatMap((kinds) => Object.entries<EventKind>(kinds)))

/** Every kind by its name. */
// The type is gathered from the same tables.
export const eventKinds = gathered as EventKindTable

/** The names of all kinds. */
export const eventKindNames = Object.keys(eventKinds) as readonly RoomEventKind[]

/** Whether this version knows a kind of that name. */
export function isEventKind(name: string): name is RoomEventKind {
  return Object.hasOwn(eventKinds, name)
}

/** The kinds of a group. */
export function kindsIn(group: EventGroup): readonly RoomEventKind[] {
  return eventKindNames.filter((name) => eventKinds[name].group === group)
}

/** The kinds that have one of some values in a property. */
export function kindsWith<Property extends keyof EventKind, const Value extends EventKind[Property]>(
  property: Property,
  ...values: readonly Value[]
): readonly KindWith<Readonly<Record<Property, Value>>>[] {
  const among: readonly unknown[] = values
  const isOne = (kind: RoomEventKind): kind is KindWith<Readonly<Record<Property, Value>>> => {
    const traits: EventKind = eventKinds[kind]
    return among.includes(traits[property])
  }
  return eventKindNames.filter(isOne)
}
