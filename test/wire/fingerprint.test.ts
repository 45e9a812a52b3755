// Hashes what goes over the wire, part by part. Prose and rules about who may write are no part of it.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as z from 'zod'
import type { $ZodType } from 'zod/v4/core'
import { eventKindNames, eventKinds } from '#shared/events/event-kinds.ts'
import { documentKinds, kindsIn } from '#shared/records/table.ts'
import { meaningOf, refusals } from '#shared/refusals.ts'
import { historyEventSchema } from '#shared/rooms/contracts.ts'
import { commandRequests } from '#shared/wire/commands.ts'
import * as frames from '#shared/wire/frames.ts'
import { peopleEvents } from '#shared/wire/people.ts'
import { presenceValue } from '#shared/wire/presence.ts'
import { wireVersion, wireVersions } from '#shared/wire/version.ts'
import type { WirePart } from '#shared/wire/version.ts'

const wire: Readonly<Record<WirePart, unknown>> = {
  records: table(documentKinds, (document) =>
    Object.fromEntries(
      kindsIn(document).map(({ root, key, value }) => [root, { key: key.join('/'), value: shapeOf(value) }]),
    ),
  ),
  events: {
    entry: shapeOf(historyEventSchema),
    kinds: table(eventKindNames, (name) => {
      const { group, topic, detail } = eventKinds[name]
      return { group, topic, detail: shapeOf(detail) }
    }),
  },
  commands: table(keysOf(commandRequests), (name) => shapeOf(commandRequests[name])),
  peopleEvents: table(keysOf(peopleEvents), (name) => shapeOf(peopleEvents[name].payload)),
  frames: { ...frames },
  presence: shapeOf(presenceValue),
  refusals: table(keysOf(refusals), (code) => {
    const { status, retry, close } = meaningOf(code)
    return { status, retry, close }
  }),
}

test('the wire is what its newest version says, part by part', () => {
  const parts = Object.fromEntries(Object.entries(wire).map(([part, shape]) => [part, fingerprint(shape)]))
  expect(
    parts,
    'The wire has changed. If that is meant, add a version to shared/wire/version.ts with these fingerprints and a line that tells developers what changed. A version that was not released yet may be altered instead.',
  ).toEqual(wireVersion.parts)
})

test('wire versions are counted from 1, and each says what was new', () => {
  expect(wireVersions.map(({ version }) => version)).toEqual(wireVersions.map((_, index) => index + 1))
  for (const { change } of wireVersions) expect(change).toMatch(/^\p{Lu}.{20,}[.]$/u)
})

test('a fingerprint depends on every field, and not on the order in which fields are written', () => {
  const one = shapeOf(z.object({ a: z.string(), b: z.int(), c: z.optional(z.tuple([z.string(), z.int()])) }))
  const same = shapeOf(z.object({ c: z.optional(z.tuple([z.string(), z.int()])), b: z.int(), a: z.string() }))
  const others = [
    z.object({ a: z.string(), b: z.optional(z.int()), c: z.optional(z.tuple([z.string(), z.int()])) }),
    z.object({ a: z.string(), b: z.int(), c: z.optional(z.tuple([z.int(), z.string()])) }),
  ]
  expect(fingerprint(same)).toBe(fingerprint(one))
  for (const other of others) expect(fingerprint(shapeOf(other))).not.toBe(fingerprint(one))
})

function table<Name extends string>(names: readonly Name[], entryOf: (name: Name) => unknown): object {
  return Object.fromEntries(names.map((name) => [name, entryOf(name)]))
}

function keysOf<Table extends object>(of: Table): readonly (keyof Table & string)[] {
  return Object.keys(of) as (keyof Table & string)[]
}

function shapeOf(schema: $ZodType): unknown {
  return z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
}

function fingerprint(part: unknown): string {
  return createHash('sha256').update(inOneOrder(part)).digest('hex').slice(0, 12)
}

/** JSON with fields in the order of their names; so are lists of words, such as the required fields of an object. */
function inOneOrder(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(inOneOrder)
    return `[${(value.every((item) => typeof item === 'string') ? items.toSorted() : items).join()}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}:${inOneOrder(field)}`)
  return `{${fields.toSorted().join()}}`
}
