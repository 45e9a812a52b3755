// Erases a member: what they wrote goes, their name leaves the room and its history, and the membership ends.
import type { Kysely } from 'kysely'
import { answerLanguage } from '#shared/answer-links/answer-text.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { writeAudit } from '#server/identity/audit.ts'
import type { Caller } from '#server/identity/caller.ts'
import { removeBelongings } from '#server/rooms/belongings.ts'
import { deleteRoomRows } from '#server/rooms/delete-room.ts'
import { writeMemberRecord } from '#server/rooms/member-records.ts'
import { holdRoom } from '#server/rooms/room-rows.ts'
import { currentMembers, defaultTitle } from '#server/rooms/rooms.ts'
import { removeFileRows } from '#server/storage/files/removed-files.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Room } from '#server/sync/room.ts'

/** What a member is called from then on, in the language of the room. */
const formerNames = { en: 'Former member', de: 'Ehemaliges Mitglied', ar: 'عضو سابق' } as const
/** The kinds of events that say a member's name. */
const namingKinds = ['member.joined', 'member.removed', 'member.renamed']
/** The rows about a member that go with them; the invitations they made stay, for others came by these. */
const ownTables = [
  'read_marks',
  'seen_marks',
  'notification_settings',
  'push_subscriptions',
  'notifications',
  'answer_links',
  'blind_ballots',
  'help_requests',
  'visit_ratings',
  'store_blocks',
  'call_people',
  'call_rings',
] as const

/** What erasing needs. */
export interface EraseParts {
  readonly db: Kysely<Tables>
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>>; close(id: RoomId): Promise<void> }
  readonly now: () => number
}

/**
 * Erases the caller from their room. Refuses `last-host` where others would be left without one; a room without anybody else is
 * deleted. What an erasure that was cut off has left is erased by the next.
 */
export async function erase(parts: EraseParts, caller: Caller): Promise<Outcome<void>> {
  const { db, directory } = parts
  const others = (await currentMembers(db, caller.room.num)).filter(({ id }) => id !== caller.memberId)
  if (others.length === 0) return eraseRoom(parts, caller)
  if (caller.role === 'host' && others.every(({ role }) => role !== 'host')) return refused(refusal('last-host'))
  const room = await directory.room(caller.room.id)
  if (!room.ok) return room
  const removed = await removeWords(room.value, caller.memberId)
  if (!removed.ok) return removed
  const former = await db.transaction().execute((trx) => eraseRows(trx, caller, parts.now()))
  if (!former.ok) return former
  const renamed = await renameRoom(db, room.value, former.value)
  room.value.historyRewritten()
  if (!renamed.ok) return renamed
  room.value.withdraw(caller.memberId, refusal('removed'))
  return writeMemberRecord(db, room.value, caller.memberId, caller.memberId)
}

/** Deletes what belongs to them, and the questions of their votes, which stay for what was decided by them. */
async function removeWords(room: Room, memberId: MemberId): Promise<Outcome<void>> {
  const removed = await removeBelongings(room, memberId, memberId)
  if (!removed.ok) return removed
  const questions = [...room.records('decisions')].flatMap(([key, decision]) =>
    decision.by === memberId ? [{ root: 'decisions', key, value: { ...decision, question: '…' } }] : [],
  )
  return room.write('cart', questions, { memberId })
}

interface Former {
  readonly name: string
  readonly before: string
}

async function eraseRows(trx: Kysely<Tables>, caller: Caller, now: number): Promise<Outcome<Former>> {
  const { room, memberId } = caller
  await holdRoom(trx, room.num)
  const members = await currentMembers(trx, room.num)
  const member = members.find(({ id }) => id === memberId)
  if (!member) return refused(refusal('removed'))
  // Another host may have left since it was asked first.
  if (!members.some(({ id, role }) => role === 'host' && id !== memberId)) return refused(refusal('last-host'))
  const { locale } = await trx
    .selectFrom('rooms')
    .select('locale')
    .where('num', '=', room.num)
    .executeTakeFirstOrThrow()
  const name = formerNames[answerLanguage(locale)]
  await trx
    .updateTable('members')
    .set({ name, locale, customer_id: null, removed_at: now, removed_by: memberId })
    .where('id', '=', memberId)
    .execute()
  await trx.deleteFrom('sessions').where('member_id', '=', memberId).execute()
  for (const table of ownTables)
    await trx.deleteFrom(table).where('room', '=', room.num).where('member_id', '=', memberId).execute()
  const files = await trx
    .selectFrom('files')
    .select('id')
    .where('room', '=', room.num)
    .where('member_id', '=', memberId)
    .execute()
  await removeFileRows(
    trx,
    room,
    files.map(({ id }) => id),
  )
  await eraseNameOfEvents(trx, room.num, { memberId, name })
  const actor = { kind: 'member', id: memberId } as const
  await writeAudit(trx, { at: now, where: room, actor, action: 'member.erased', subject: memberId })
  return granted({ name, before: member.name })
}

/** The history goes on telling what happened, of somebody without a name. */
async function eraseNameOfEvents(
  trx: Kysely<Tables>,
  room: number,
  { memberId, name }: { memberId: MemberId; name: string },
): Promise<void> {
  const rows = await trx
    .selectFrom('events')
    .select(['seq', 'detail'])
    .where('room', '=', room)
    .where('subject', '=', memberId)
    .where('kind', 'in', namingKinds)
    .execute()
  for (const { seq, detail } of rows) {
    const told = JSON.parse(detail) as Record<string, unknown>
    const named = { ...told, name, ...('from' in told && { from: name }) }
    await trx
      .updateTable('events')
      .set({ detail: JSON.stringify(named) })
      .where('room', '=', room)
      .where('seq', '=', seq)
      .execute()
  }
}

/** A room that nobody has named is called by its host, and was so in its history. */
async function renameRoom(db: Kysely<Tables>, room: Room, { name, before }: Former): Promise<Outcome<void>> {
  const [old, title] = [defaultTitle(before), defaultTitle(name)]
  if (room.records('frame').get('title') === old) {
    const written = await room.write('cart', [{ root: 'frame', key: 'title', value: title }])
    if (!written.ok) return written
  }
  const renamings = db
    .selectFrom('events')
    .select(['seq', 'detail'])
    .where('room', '=', room.num)
    .where('kind', '=', 'frame.changed')
    .where('subject', '=', 'title')
  for (const { seq, detail } of await renamings.execute()) {
    const said = JSON.parse(detail, (_, value: unknown) => (value === old ? title : value)) as unknown
    await db
      .updateTable('events')
      .set({ detail: JSON.stringify(said) })
      .where('room', '=', room.num)
      .where('seq', '=', seq)
      .execute()
  }
  return granted(undefined)
}

async function eraseRoom({ db, directory, now }: EraseParts, { memberId, room }: Caller): Promise<Outcome<void>> {
  const closed = await db.transaction().execute(async (trx) => {
    await holdRoom(trx, room.num)
    // Somebody may have come in since.
    if ((await currentMembers(trx, room.num)).some(({ id }) => id !== memberId)) return false
    await trx.updateTable('rooms').set({ closed_at: now() }).where('num', '=', room.num).execute()
    return true
  })
  if (!closed) return refused(refusal('last-host'))
  await directory.close(room.id)
  await db.transaction().execute(async (trx) => {
    await deleteRoomRows(trx, room.num)
    const actor = { kind: 'member', id: memberId } as const
    await writeAudit(trx, {
      at: now(),
      where: { shopId: room.shopId },
      actor,
      action: 'room.deleted',
      subject: room.id,
    })
  })
  return granted(undefined)
}
