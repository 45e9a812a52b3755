// Links by which one member answers one question or decision, from wherever they are. A token is opaque and not a JWT: it has to
// be looked up anyway, since a link can be revoked, and the link itself reveals nothing of the room. The store keeps its
// digest; see `DerivedTokens` for why it can be made again.
import type { Kysely, Selectable } from 'kysely'
import type { ListedAnswerLink } from '#shared/answer-links/contracts.ts'
import { newId } from '#shared/ids.ts'
import type { MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { CallerRoom } from '../identity/caller.ts'
import { writeAudit } from '../identity/audit.ts'
import type { DerivedTokens } from '../identity/derived-tokens.ts'
import { digestOf } from '../identity/digest.ts'
import type { AnswerLinkRow, Tables } from '../storage/tables.ts'
import type { ThingName } from './asked-thing.ts'

const dayMs = 86_400_000
/** How long a link is good for where nothing is due. */
const lifetimeMs = 30 * dayMs
/** How long it stays readable after that, so that a late visitor still sees the result. */
const afterDueMs = dayMs
/** The most open links of one member to one thing: one a messenger is plenty. */
const maxOpenLinks = 10
/** The most open links to one thing for people who are not in the room. */
const maxGuestLinks = 20
/** No token of ours is longer; what is longer is not hashed. */
const maxTokenLength = 100
/** Links that ended so long ago are forgotten. */
const keepEndedMs = 90 * dayMs

export type StoredLink = Selectable<AnswerLinkRow>

/** What a link shall be. */
export interface LinkPlan extends ThingName {
  readonly room: CallerRoom
  readonly member: MemberId
  /** What somebody is called who is not in the room yet; their `member` is an id that is set aside. Absent for a member. */
  readonly guestName?: string
  readonly dueAt: number | undefined
  readonly expiresInMs?: number | undefined
  /** Null for the server. */
  readonly by: MemberId | null
}

/** A link with its address. */
export interface MadeLink {
  readonly row: StoredLink
  readonly url: string
}

/** Makes, finds and ends links. */
export class AnswerLinks {
  readonly #db: Kysely<Tables>
  readonly #tokens: DerivedTokens
  readonly #now: () => number
  readonly #publicUrl: () => string

  constructor(options: { db: Kysely<Tables>; tokens: DerivedTokens; now: () => number; publicUrl: () => string }) {
    this.#db = options.db
    this.#tokens = options.tokens
    this.#now = options.now
    this.#publicUrl = options.publicUrl
  }

  /** Makes a link. Refuses `too-many-links`. */
  async make(plan: LinkPlan): Promise<Outcome<MadeLink>> {
    return this.#db.transaction().execute(async (trx) => {
      const open = await this.#openLinks(trx, plan)
      const most = plan.guestName === undefined ? maxOpenLinks : maxGuestLinks
      if (open.length >= most) return refused(refusal('too-many-links'))
      const row = this.#rowOf(plan, newId())
      await trx.insertInto('answer_links').values(row).execute()
      await trx
        .deleteFrom('answer_links')
        .where('expires_at', '<', this.#now() - keepEndedMs)
        .execute()
      if (plan.by !== null) await this.#note(trx, plan.room, { id: row.id, by: plan.by, member: plan.member })
      return granted({ row, url: this.#urlOf(row.id) })
    })
  }

  /** The server's own link for a notice: the same one for as long as it is good. */
  async forNotification(plan: Omit<LinkPlan, 'by'>): Promise<MadeLink> {
    return this.#db.transaction().execute(async (trx) => {
      const known = (await this.#openLinks(trx, plan)).find(({ created_by }) => created_by === null)
      const row = known ?? this.unmade(plan)
      if (!known) await trx.insertInto('answer_links').values(row).execute()
      return { row, url: this.#urlOf(row.id) }
    })
  }

  /** A link as it would be; there is none. */
  unmade(plan: Omit<LinkPlan, 'by'>): StoredLink {
    return this.#rowOf({ ...plan, by: null }, newId())
  }

  /** The link of a token, if it is still good. Refuses `link-invalid`, `link-revoked`, `link-expired`. */
  async read(token: string): Promise<Outcome<StoredLink>> {
    if (token.length > maxTokenLength) return refused(refusal('link-invalid'))
    const row = await this.#db
      .selectFrom('answer_links')
      .selectAll()
      .where('hash', '=', digestOf(token))
      .executeTakeFirst()
    if (!row) return refused(refusal('link-invalid'))
    if (row.revoked_at !== null) return refused(refusal('link-revoked'))
    return row.expires_at <= this.#now() ? refused(refusal('link-expired')) : granted(row)
  }

  /** Uses up the way into the room that a link is for somebody new. @returns false where it has been used. */
  async claimEntry(trx: Kysely<Tables>, id: string): Promise<boolean> {
    const claimed = await trx
      .updateTable('answer_links')
      .set({ entered_at: this.#now() })
      .where('id', '=', id)
      .where('guest_name', 'is not', null)
      .where('entered_at', 'is', null)
      .executeTakeFirst()
    return claimed.numUpdatedRows === 1n
  }

  /** Puts on record that somebody answered by a link; what they said is no part of it. */
  noteUse(room: CallerRoom, { id, member_id, topic, subject }: StoredLink): Promise<void> {
    const actor = { kind: 'member', id: member_id } as const
    const detail = { topic, of: subject }
    return writeAudit(this.#db, {
      at: this.#now(),
      where: room,
      actor,
      action: 'answer-link.used',
      subject: id,
      detail,
    })
  }

  /** The links of a room, newest first. @param page.by only those that somebody made, or that are for them. */
  async list(
    room: number,
    page: { by?: MemberId; before?: string | undefined; limit: number },
  ): Promise<{ links: ListedAnswerLink[]; next: string | null }> {
    const { by, before, limit } = page
    const [at, id] = before?.split('~') ?? []
    let query = this.#db.selectFrom('answer_links').selectAll().where('room', '=', room)
    if (by !== undefined) query = query.where((e) => e.or([e('created_by', '=', by), e('member_id', '=', by)]))
    if (at !== undefined && id !== undefined) {
      const time = Number(at)
      query = query.where((e) =>
        e.or([e('created_at', '<', time), e.and([e('created_at', '=', time), e('id', '<', id)])]),
      )
    }
    const newestFirst = query.orderBy('created_at', 'desc').orderBy('id', 'desc')
    const rows = await newestFirst.limit(limit + 1).execute()
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    const next = rows.length > limit && last ? `${last.created_at}~${last.id}` : null
    return { links: shown.map((row) => this.#listed(row)), next }
  }

  /** Ends a link. Ending it twice is no error. Refuses `no-such-link`, `not-your-record`. */
  async revoke(room: CallerRoom, id: string, by: { id: MemberId; isHost: boolean }): Promise<Outcome<void>> {
    return this.#db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('answer_links')
        .selectAll()
        .where('room', '=', room.num)
        .where('id', '=', id)
        .executeTakeFirst()
      if (!row) return refused(refusal('no-such-link'))
      // Whoever it speaks for may silence it, too.
      if (!by.isHost && row.created_by !== by.id && row.member_id !== by.id) return refused(refusal('not-your-record'))
      if (row.revoked_at !== null) return granted(undefined)
      await trx.updateTable('answer_links').set({ revoked_at: this.#now() }).where('id', '=', id).execute()
      const actor = { kind: 'member', id: by.id } as const
      await writeAudit(trx, { at: this.#now(), where: room, actor, action: 'answer-link.revoked', subject: id })
      return granted(undefined)
    })
  }

  /** Those of the same member, or of all who are not in the room yet. */
  #openLinks(
    trx: Kysely<Tables>,
    { room, member, guestName, topic, subject }: Omit<LinkPlan, 'by'>,
  ): Promise<StoredLink[]> {
    const links = trx
      .selectFrom('answer_links')
      .selectAll()
      .where('room', '=', room.num)
      .where('subject', '=', subject)
      .where('topic', '=', topic)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', this.#now())
    const of =
      guestName === undefined ? links.where('member_id', '=', member) : links.where('guest_name', 'is not', null)
    return of.execute()
  }

  #rowOf({ room, member, guestName, topic, subject, dueAt, expiresInMs, by }: LinkPlan, id: string): StoredLink {
    const now = this.#now()
    const usual = dueAt === undefined ? now + lifetimeMs : Math.max(dueAt, now) + afterDueMs
    return {
      id,
      room: room.num,
      member_id: member,
      topic,
      subject,
      hash: digestOf(this.#tokens.of(id)),
      created_by: by,
      created_at: now,
      expires_at: expiresInMs === undefined ? usual : now + expiresInMs,
      revoked_at: null,
      guest_name: guestName ?? null,
      entered_at: null,
    }
  }

  #urlOf(id: string): string {
    return `${this.#publicUrl()}/a/${this.#tokens.of(id)}`
  }

  #note(
    trx: Kysely<Tables>,
    where: CallerRoom,
    { id, by, member }: { id: string; by: MemberId; member: MemberId },
  ): Promise<void> {
    const actor = { kind: 'member', id: by } as const
    const action = 'answer-link.created'
    return writeAudit(trx, { at: this.#now(), where, actor, action, subject: id, detail: { member } })
  }

  #listed(row: StoredLink): ListedAnswerLink {
    const state = row.revoked_at !== null ? 'revoked' : row.expires_at <= this.#now() ? 'expired' : 'open'
    return {
      id: row.id,
      member: row.member_id,
      name: row.guest_name,
      topic: row.topic,
      subject: row.subject,
      expiresAt: new Date(row.expires_at).toISOString(),
      state,
      createdBy: row.created_by,
      createdAt: new Date(row.created_at).toISOString(),
    }
  }
}
