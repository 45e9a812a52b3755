// A member's row, in the shapes that others read: the record of the cart document and the answer over HTTP.
import type { Kysely, Selectable } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Role } from '#shared/roles.ts'
import type { MemberInfo } from '#shared/rooms/contracts.ts'
import { memberColours } from '#shared/rooms/member.ts'
import type { MemberRecord } from '#shared/rooms/member.ts'
import type { MemberRow, Tables } from '#server/storage/tables.ts'

/** A member as the store has them. */
export type StoredMember = Selectable<MemberRow>

/** Who comes in, and as what. */
export interface Newcomer {
  /** Where it was set aside for them; else a new one. */
  readonly id?: MemberId
  readonly name: string
  readonly role: Role
  readonly locale: string
  readonly invitationId: string | null
  /** Who they are to the shop; null for a guest. */
  readonly customerId: string | null
}

/** Makes a member, in the colour that the fewest of the room have. */
export async function insertMember(
  trx: Kysely<Tables>,
  room: number,
  newcomer: Newcomer,
  now: number,
): Promise<StoredMember> {
  const row: StoredMember = {
    id: newcomer.id ?? newId(),
    room,
    name: newcomer.name,
    role: newcomer.role,
    colour: await freeColour(trx, room),
    locale: newcomer.locale,
    since: now,
    invitation_id: newcomer.invitationId,
    removed_at: null,
    removed_by: null,
    customer_id: newcomer.customerId,
  }
  await trx.insertInto('members').values(row).execute()
  return row
}

async function freeColour(trx: Kysely<Tables>, room: number): Promise<number> {
  const used = await trx
    .selectFrom('members')
    .select((e) => ['colour', e.fn.countAll<number>().as('count')])
    .where('room', '=', room)
    .where('removed_at', 'is', null)
    .groupBy('colour')
    .execute()
  const counts = new Map(used.map(({ colour, count }) => [colour, Number(count)]))
  const colours = Array.from({ length: memberColours }, (_, colour) => colour)
  return colours.reduce((best, colour) => ((counts.get(colour) ?? 0) < (counts.get(best) ?? 0) ? colour : best))
}

/** The member's record in the cart document. It follows from the row alone. */
export function recordOf(row: StoredMember): MemberRecord {
  return {
    name: row.name,
    role: row.role as Role,
    colour: row.colour,
    locale: row.locale,
    since: row.since,
    ...(row.removed_at === null ? {} : { removed: row.removed_at }),
  }
}

/** The member as HTTP answers them. */
export function infoOf(row: StoredMember): MemberInfo {
  const { id, name, colour, locale } = row
  return { id, name, role: row.role as Role, colour, locale, since: new Date(row.since).toISOString() }
}
