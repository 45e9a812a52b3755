// From a token to the member who asks, as the store knows them at this moment: a role or a membership that ended a
// second ago has ended for the next request.
import type { Kysely } from 'kysely'
import { isId } from '#shared/ids.ts'
import type { MemberId, RoomId, SessionId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Caller } from './caller.ts'
import type { Tokens } from './tokens.ts'

/** Finds out who asks. */
export class Callers {
  readonly #db: Kysely<Tables>
  readonly #tokens: Tokens
  readonly #memberQuery: MemberQuery

  constructor(options: { db: Kysely<Tables>; tokens: Tokens }) {
    this.#db = options.db
    this.#tokens = options.tokens
    this.#memberQuery = memberQuery(options.db)
  }

  /**
   * Who holds this token.
   * Refuses what `Tokens.verify` and `member` refuse.
   */
  async byToken(token: string | undefined): Promise<Outcome<Caller>> {
    const claims = await this.#tokens.verify(token)
    if (!claims.ok) return claims
    const { memberId, roomId, sessionId, expiresAt } = claims.value
    const member = await this.member(memberId, roomId, sessionId)
    return member.ok ? granted({ ...member.value, expiresAt }) : member
  }

  /**
   * Who holds this token, which must be of this room. A token of another room is `token-wrong-room`; where there is no such
   * room, that is what is said: a room's id has 128 random bits, so nobody finds rooms by asking.
   */
  async byTokenIn(roomId: RoomId, token: string | undefined): Promise<Outcome<Caller>> {
    const caller = await this.byToken(token)
    if (!caller.ok || caller.value.room.id === roomId) return caller
    const room = isId(roomId) ? await this.#roomNamed(roomId) : undefined
    return refused(refusal(room ? 'token-wrong-room' : 'no-such-room'))
  }

  #roomNamed(id: RoomId): Promise<{ id: string } | undefined> {
    return this.#db.selectFrom('rooms').select('id').where('id', '=', id).executeTakeFirst()
  }

  /**
   * The member as they are now.
   * @param sessionId the session by which they ask; null where it is no session that lets them.
   * Refuses `token-invalid` (never a member of it), `removed`, `room-closed`, `session-ended`.
   */
  async member(
    memberId: MemberId,
    roomId: RoomId,
    sessionId: SessionId | null = null,
  ): Promise<Outcome<Omit<Caller, 'expiresAt'>>> {
    const query: MemberQuery = { ...this.#memberQuery, parameters: [sessionId, memberId] }
    const [row] = (await this.#db.executeQuery(query)).rows
    if (row?.id !== roomId) return refused(refusal('token-invalid'))
    if (row.removed_at !== null) return refused(refusal('removed'))
    if (row.closed_at !== null) return refused(refusal('room-closed'))
    if (row.session !== sessionId) return refused(refusal('session-ended'))
    const room = { num: row.num, id: row.id, shopId: row.shop_id }
    return granted({ memberId, name: row.name, role: row.role as Role, room, sessionId })
  }
}

type MemberQuery = ReturnType<typeof memberQuery>

/** Compiled once, since every request and every connection asks it. Its parameters are the ids of the session and of the member. */
function memberQuery(db: Kysely<Tables>) {
  return db
    .selectFrom('members')
    .innerJoin('rooms', 'rooms.num', 'members.room')
    .leftJoin('sessions', (join) =>
      join
        .onRef('sessions.member_id', '=', 'members.id')
        .on('sessions.id', '=', '')
        .on('sessions.ended_at', 'is', null),
    )
    .select([
      'members.name',
      'members.role',
      'members.removed_at',
      'rooms.num',
      'rooms.id',
      'rooms.shop_id',
      'rooms.closed_at',
      'sessions.id as session',
    ])
    .where('members.id', '=', '')
    .compile()
}
