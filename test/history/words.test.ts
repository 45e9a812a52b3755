import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eventGroups } from '#shared/events/event-kind.ts'
import { eventKindNames, kindsIn } from '#shared/events/event-kinds.ts'
import { serverEvents, serverEventKinds } from '#shared/events/server-events.ts'
import { documentKinds, kindsIn as recordKindsIn } from '#shared/records/table.ts'
import type { AnyRecordKind } from '#shared/records/table.ts'

interface Words {
  readonly [key: string]: string | Words
}

test.each(['en', 'de', 'ar'])(
  'every event kind has a sentence in %s, and every sentence has an event kind',
  (language) => {
    const file = join(import.meta.dirname, `../../client/locales/${language}/history.json`)
    const words = JSON.parse(readFileSync(file, 'utf8')) as Words
    expect(leavesOf(words['event'] ?? '').toSorted()).toEqual(eventKindNames.toSorted())
  },
)

test('a record kind, like the server, makes only events that it declares', () => {
  const pendingEvents = documentKinds
    .flatMap(recordKindsIn)
    .flatMap((kind) => saidBy(kind).filter((said) => !(said in kind.events)))
  expect(pendingEvents).toEqual([])
  expect(Object.values(serverEvents).map(kindOf).toSorted()).toEqual(Object.keys(serverEventKinds).toSorted())
})

test('every event kind is in one group, and no group is empty', () => {
  expect(eventGroups.flatMap(kindsIn).toSorted()).toEqual(eventKindNames.toSorted())
  expect(eventGroups.filter((group) => kindsIn(group).length === 0)).toEqual([])
})

/** The events of creating, changing and removing a kind's examples. */
function saidBy(kind: AnyRecordKind): string[] {
  const [one, other] = kind.examples
  const edits = [
    { before: undefined, after: one.value },
    { before: one.value, after: other.value },
    { before: other.value, after: undefined },
  ]
  return edits.flatMap((edit) => {
    const newEvent = kind.toEvent({ root: kind.root, key: one.id, parts: one.id.split('/'), ...edit })
    return newEvent ? [newEvent.kind] : []
  })
}

function kindOf(newEvent: (...parts: never[]) => { readonly kind: string }): string {
  return (newEvent as (...parts: unknown[]) => { readonly kind: string })('id', 'host').kind
}

function leavesOf(words: string | Words): string[] {
  if (typeof words === 'string') return []
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [key] : leavesOf(value).map((leaf) => `${key}.${leaf}`),
  )
}
