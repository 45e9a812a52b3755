// Everything that is stored about a member of a room.
import type { Kysely } from 'kysely'
import type { MemberId } from '#shared/ids.ts'
import { maxExportedEvents } from '#shared/own-data/contracts.ts'
import type { OwnData } from '#shared/own-data/contracts.ts'
import { kindsOf } from '#shared/records/table.ts'
import { ownerOf } from '#shared/past/honour.ts'
import { infoOf } from '#server/rooms/member-rows.ts'
import { roomInfoOf } from '#server/rooms/rooms.ts'
import { storedEvent } from '#server/storage/events.ts'
import { readMarksOf } from '#server/storage/read-marks.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Room } from '#server/sync/room.ts'

/** A member's data. @param now milliseconds since 1970. */
export async function exportOf(
  db: Kysely<Tables>,
  room: Room,
  { memberId, now }: { memberId: MemberId; now: number },
): Promise<OwnData> {
  const of = { room: room.num, memberId }
  const row = await db.selectFrom('rooms').selectAll().where('num', '=', room.num).executeTakeFirstOrThrow()
  const member = await db.selectFrom('members').selectAll().where('id', '=', memberId).executeTakeFirstOrThrow()
  return {
    exportedAt: instant(now),
    room: roomInfoOf(row, room),
    member: infoOf(member),
    customer: member.customer_id,
    records: recordsOf(room, memberId),
    secretVotes: await secretVotesOf(db, of),
    events: await eventsOf(db, of),
    readUpto: Object.fromEntries(await readMarksOf(db, of)),
    notifications: await notificationsOf(db, of),
    sessions: await sessionsOf(db, memberId),
    answerLinks: await answerLinksOf(db, of),
    files: await filesOf(db, of, row.id),
    helpRequests: await helpRequestsOf(db, of),
    visitRatings: await visitRatingsOf(db, of),
    storeBlocks: await storeBlocksOf(db, of),
    calls: await callsOf(db, of),
  }
}

interface Of {
  readonly room: number
  readonly memberId: MemberId
}

/** What they wrote and added, also what stays when they go: lines, questions, votes. */
function recordsOf(room: Room, memberId: MemberId): OwnData['records'] {
  return [...room.documents.keys()].flatMap((document) => {
    const { records } = room.document(document)
    return kindsOf(document).flatMap((kind) =>
      [...records.records(kind.root)]
        .filter(([key, value]) => isOf(kind, [key, value], memberId))
        .map(([key, value]) => ({ document, root: kind.root, key, value })),
    )
  })
}

function isOf(kind: Parameters<typeof ownerOf>[0], [key, value]: [string, unknown], memberId: MemberId): boolean {
  const belongsTo = kind.key.includes('member') ? 'key' : 'by'
  return ownerOf({ key: kind.key, belongsTo }, key, value) === memberId
}

async function secretVotesOf(db: Kysely<Tables>, { room, memberId }: Of): Promise<OwnData['secretVotes']> {
  const rows = await db
    .selectFrom('blind_ballots')
    .select(['decision', 'candidate', 'at'])
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .execute()
  return rows.map(({ decision, candidate, at }) => ({ decision, candidate, at: instant(at) }))
}

async function eventsOf(db: Kysely<Tables>, { room, memberId }: Of): Promise<OwnData['events']> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .orderBy('seq', 'desc')
    .limit(maxExportedEvents)
    .execute()
  return rows.map(storedEvent)
}

async function notificationsOf(db: Kysely<Tables>, { room, memberId }: Of): Promise<OwnData['notifications']> {
  const settings = await db
    .selectFrom('notification_settings')
    .select(['mail', 'mail_wanted', 'time_zone', 'meanings'])
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  if (!settings) return null
  const devices = await db
    .selectFrom('push_subscriptions')
    .select('endpoint')
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .execute()
  return {
    mail: settings.mail ?? settings.mail_wanted,
    timeZone: settings.time_zone,
    meanings: JSON.parse(settings.meanings) as unknown,
    devices: devices.map(({ endpoint }) => endpoint),
  }
}

async function sessionsOf(db: Kysely<Tables>, memberId: MemberId): Promise<OwnData['sessions']> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'created_at', 'used_at'])
    .where('member_id', '=', memberId)
    .execute()
  return rows.map(({ id, created_at, used_at }) => ({ id, createdAt: instant(created_at), usedAt: instant(used_at) }))
}

async function answerLinksOf(db: Kysely<Tables>, { room, memberId }: Of): Promise<OwnData['answerLinks']> {
  const rows = await db
    .selectFrom('answer_links')
    .select(['id', 'topic', 'subject', 'created_at'])
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .execute()
  return rows.map(({ id, topic, subject, created_at }) => ({ id, topic, subject, createdAt: instant(created_at) }))
}

async function filesOf(db: Kysely<Tables>, { room, memberId }: Of, roomId: string): Promise<OwnData['files']> {
  const rows = await db
    .selectFrom('files')
    .select(['id', 'kind', 'bytes', 'created_at'])
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .where('media_type', 'is not', null)
    .execute()
  return rows.map(({ id, kind, bytes, created_at }) => ({
    ...{ id, kind, bytes, createdAt: instant(created_at) },
    path: `/api/v1/rooms/${roomId}/files/${id}`,
  }))
}

async function helpRequestsOf(db: Kysely<Tables>, { room, memberId }: Of): Promise<OwnData['helpRequests']> {
  const rows = await db
    .selectFrom('help_requests')
    .select(['id', 'topic', 'language', 'text', 'state', 'created_at', 'agreed_at', 'store', 'reply_to'])
    // That staff hand a visit over among themselves is none of it.
    .where('transfer_of', 'is', null)
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .orderBy('created_at')
    .execute()
  return rows.map(({ created_at, agreed_at, reply_to, ...request }) => ({
    ...{ ...request, createdAt: instant(created_at), replyTo: reply_to },
    agreedAt: agreed_at === null ? null : instant(agreed_at),
  }))
}

async function callsOf(db: Kysely<Tables>, { room, memberId }: Of): Promise<OwnData['calls']> {
  const rows = await db
    .selectFrom('call_people')
    .select(['call', 'joined_at', 'spent_ms'])
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .orderBy('joined_at')
    .execute()
  return rows.map(({ call, joined_at, spent_ms }) => ({
    id: call,
    joinedAt: instant(joined_at),
    seconds: Math.round(Number(spent_ms) / 1000),
  }))
}

async function visitRatingsOf(db: Kysely<Tables>, { room, memberId }: Of): Promise<OwnData['visitRatings']> {
  const rows = await db
    .selectFrom('visit_ratings')
    .select(['visit_id', 'stars', 'words', 'rated_at'])
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .orderBy('rated_at')
    .execute()
  return rows.map(({ visit_id, stars, words, rated_at }) => ({
    visit: visit_id,
    stars,
    words,
    ratedAt: instant(rated_at),
  }))
}

async function storeBlocksOf(db: Kysely<Tables>, { room, memberId }: Of): Promise<OwnData['storeBlocks']> {
  const rows = await db
    .selectFrom('store_blocks')
    .select(['reason', 'made_at', 'until', 'lifted_at'])
    .where('room', '=', room)
    .where('member_id', '=', memberId)
    .orderBy('made_at')
    .execute()
  return rows.map(({ reason, made_at, until, lifted_at }) => ({
    ...{ reason, madeAt: instant(made_at), until: instant(until) },
    liftedAt: lifted_at === null ? null : instant(lifted_at),
  }))
}

function instant(at: number): string {
  return new Date(Number(at)).toISOString()
}
