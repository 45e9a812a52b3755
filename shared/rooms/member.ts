// A member of the room, as the others see them. The record is in the cart document, so names are there offline and in replay.
import * as z from 'zod/mini'
import { serverOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, localeValue, roleValue, textValue } from '../records/values.ts'

/** The longest name, in UTF-16 units. */
export const maxNameLength = 60
/** The most members a room has at a time. */
export const maxRoomMembers = 500
/** How many member colours the page knows. */
export const memberColours = 8

const memberValue = z.strictObject({
  name: textValue(maxNameLength),
  role: roleValue,
  /** Index of the member's colour; the page gives it a shade for each theme. */
  colour: z.int().check(z.minimum(0), z.maximum(memberColours - 1)),
  locale: localeValue,
  since: atValue,
  /** When the member was removed from the room. The record stays, so that their messages keep a name. */
  removed: z.optional(atValue),
})

/** A member's record. */
export type MemberRecord = z.infer<typeof memberValue>

/** `members`: memberId → MemberRecord. */
export const memberKind = recordKind({
  root: 'members',
  key: ['member'],
  value: memberValue,
  create: serverOnly,
  change: serverOnly,
  remove: serverOnly,
  events: {
    'member.joined': {
      group: 'people',
      topic: 'member',
      detail: z.object({ name: z.string(), role: roleValue }),
      news: 'came',
    },
    'member.removed': { group: 'people', topic: 'member', detail: z.object({ name: z.string() }) },
    'member.role-changed': {
      group: 'people',
      topic: 'member',
      detail: z.object({ from: roleValue, role: roleValue }),
    },
    'member.renamed': { group: 'people', topic: 'member', detail: z.object({ from: z.string(), name: z.string() }) },
  },
  toEvent: ({ before, after, parts }) => {
    const subject = parts[0] ?? ''
    if (!after) return undefined
    const { name, role, removed } = after
    if (!before) return { kind: 'member.joined', subject, detail: { name, role } }
    if (removed !== undefined && before.removed === undefined)
      return { kind: 'member.removed', subject, detail: { name } }
    if (before.role !== role) return { kind: 'member.role-changed', subject, detail: { from: before.role, role } }
    return before.name === name ? undefined : { kind: 'member.renamed', subject, detail: { from: before.name, name } }
  },
  examples: [
    { id: 'ana', value: { name: 'Ana', role: 'host', colour: 1, locale: 'en', since: 1_700_000_000_000 } },
    { id: 'ana', value: { name: 'Anna', role: 'host', colour: 1, locale: 'en', since: 1_700_000_000_000 } },
  ],
  words: { fields: ['name'], goes: 'record' },
  about: 'Name, role and colour of a member.',
})
