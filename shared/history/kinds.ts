// Every kind of event, with the group it is found under: what the record kinds tell, and what the server does by itself.
import { documentNames, kindsOf } from '../records/table.ts'
import type { EventGroup } from './event.ts'
import { serverEventKinds } from './server-events.ts'

/** The group of each kind. */
export const eventKinds: ReadonlyMap<string, EventGroup> = new Map(
  [...documentNames.flatMap(kindsOf).map(({ events }) => events), serverEventKinds].flatMap((told) =>
    Object.entries(told),
  ),
)

/** The kinds of a group. */
export function kindsIn(group: EventGroup): readonly string[] {
  return [...eventKinds].flatMap(([kind, its]) => (its === group ? [kind] : []))
}
