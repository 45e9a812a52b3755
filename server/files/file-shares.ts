// How much of a room's photos and voice notes each may have: neither one member nor one link in many hands takes all of it from the
// others, also with uploads that are begun and never sent. A room's hosts have a little more, to go on in one that others filled.
import type { Kysely } from 'kysely'
import type { MemberId } from '#shared/ids.ts'
import { refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { FilesSettings } from './settings.ts'

const megabyte = 1024 * 1024
/** One member's part of a room's bytes. */
const memberPart = 1 / 2
/** The part of those together who came by one link. */
const linkPart = 3 / 4
/** How much of a room hosts may use. */
const hostPart = 5 / 4

/** What the shares are taken from. */
export type FileLimits = Pick<
  FilesSettings,
  'FILES_PER_ROOM' | 'FILES_PER_MEMBER' | 'FILES_MB_PER_ROOM' | 'FILES_GB_PER_SHOP'
>

/** Whether those who come by a link may send any file at all. */
export function takesFilesByLink({ FILES_PER_ROOM, FILES_PER_MEMBER }: FileLimits): boolean {
  return FILES_PER_MEMBER >= 1 && FILES_PER_ROOM * linkPart >= 1
}

/** Some files. */
interface Amount {
  readonly count: number
  readonly bytes: number
}

/** Refuses `too-many-files` where one more file of a member has no room. */
export async function refuseTooMany(
  db: Kysely<Tables>,
  { room, memberId, role }: Pick<Caller, 'room' | 'memberId' | 'role'>,
  bytes: number,
  limits: FileLimits,
): Promise<Outcome<never> | undefined> {
  const had = await filesIn(db, room.num, memberId)
  const [files, roomBytes] = [limits.FILES_PER_ROOM, limits.FILES_MB_PER_ROOM * megabyte]
  const isHost = role === 'host'
  const roomPart = isHost ? hostPart : 1
  const shares = [
    ['A room', had.room, { count: files * roomPart, bytes: roomBytes * roomPart }],
    ['A member', had.member, { count: limits.FILES_PER_MEMBER, bytes: roomBytes * memberPart }],
    ['Those who came by one link', isHost ? none : had.link, { count: files * linkPart, bytes: roomBytes * linkPart }],
  ] as const
  for (const [who, { count, bytes: taken }, most] of shares) {
    if (count + 1 > most.count) return tooMany(`${who} may have ${Math.floor(most.count)}.`)
    if (taken + bytes > most.bytes) return tooMany(`${who} may have ${most.bytes / megabyte} megabytes.`)
  }
  return undefined
}

const none: Amount = { count: 0, bytes: 0 }

function tooMany(detail: string): Outcome<never> {
  return refused(refusal('too-many-files', { detail }))
}

/** What a room has, of it a member, and of it those who came by the member's link. */
async function filesIn(db: Kysely<Tables>, room: number, memberId: MemberId) {
  const rows = await db
    .selectFrom('files')
    .innerJoin('members', 'members.id', 'files.member_id')
    .select(({ fn }) => [
      'files.member_id',
      'members.invitation_id',
      fn.countAll().as('count'),
      fn.sum('bytes').as('bytes'),
    ])
    .where('files.room', '=', room)
    .groupBy(['files.member_id', 'members.invitation_id'])
    .execute()
  const own = await db
    .selectFrom('members')
    .select('invitation_id')
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
  const sumOf = (some: typeof rows): Amount => ({
    count: some.reduce((sum, { count }) => sum + Number(count), 0),
    bytes: some.reduce((sum, { bytes }) => sum + Number(bytes), 0),
  })
  const link = own.invitation_id
  return {
    room: sumOf(rows),
    member: sumOf(rows.filter(({ member_id }) => member_id === memberId)),
    link: link === null ? none : sumOf(rows.filter(({ invitation_id }) => invitation_id === link)),
  }
}
