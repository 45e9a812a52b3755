// What the holder of a link may do: see the one thing they are asked, and answer it in the name of the member it is for. Each request
// checks everything again: the link, the membership, the role, and whether it is still open.
import { answerLanguage, readAnswerText } from '#shared/answer-links/answer-text.ts'
import type { AnswerRequest, AnswerView, MakeLinkRequest } from '#shared/answer-links/contracts.ts'
import { newId } from '#shared/ids.ts'
import type { MemberId, RoomId, ShopId } from '#shared/ids.ts'
import { defined } from '#shared/defined.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { JoinedRoom, Shop } from '#shared/rooms/contracts.ts'
import type { Kysely } from 'kysely'
import type { Caller } from '../identity/caller.ts'
import type { Callers } from '../identity/callers.ts'
import type { DerivedTokens } from '../identity/derived-tokens.ts'
import type { Commands } from '../host/commands.ts'
import type { Room } from '../sync/room.ts'
import { roomRecord } from '../sync/room-records.ts'
import type { Tables } from '../storage/tables.ts'
import type { AnswerLinks, MadeLink, StoredLink } from './answer-links.ts'
import { askedThing, whyNotAsked, whyNotForGuest } from './asked-thing.ts'
import type { AskedThing, ThingName } from './asked-thing.ts'
import { answerMessageId, whyNotWrite, writeAnswer } from './write-answer.ts'
import type { AnswerToWrite } from './write-answer.ts'
import { askedGuestRole } from '../rooms/asked-guests.ts'
import { shownThings } from '../host/shown-things.ts'
import type { ProductSource } from '../host/shown-things.ts'
import { idsShown } from './shown-things.ts'
import { timeZoneOf } from './time-zone.ts'

/** How votes are cast and read. */
export type VoteCommands = Required<Pick<Commands, 'ballot.cast' | 'ballot.mine'>>

/** How those come in who were not in the room when they were asked. */
export interface Guests {
  whyNot(shop: ShopId, name: string): Promise<Refusal | undefined>
  admit(guest: { id: MemberId; room: number; name: string; locale: string; link: string }): Promise<Outcome<void>>
  enter(id: MemberId, claim: (trx: Kysely<Tables>) => Promise<boolean>): Promise<Outcome<JoinedRoom>>
}

/** What answering needs. */
export interface AnswerParts {
  readonly db: Kysely<Tables>
  readonly links: AnswerLinks
  readonly callers: Callers
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>> }
  readonly products: ProductSource
  /** Votes are cast and read as by any device of the member. */
  readonly votes: VoteCommands
  readonly guests: Guests
  readonly shop: (id: ShopId) => Promise<Shop | undefined>
  /** Names the messages that answers become, so that nobody can put one there beforehand. */
  readonly messageIds: DerivedTokens
}

/** What a notification shows. */
export interface Offer {
  readonly view: AnswerView
  readonly url: string | null
}

/** A link with everything that it stands for now. */
interface OpenedLink {
  readonly row: StoredLink
  readonly caller: Caller
  readonly room: Room
  readonly thing: AskedThing
  /** They come in with their first answer; the language that people in the room read is theirs until they say. */
  readonly newcomer: { readonly locale: string } | undefined
}

/** Answers given by links. */
export class Answers {
  readonly #parts: AnswerParts

  constructor(parts: AnswerParts) {
    this.#parts = parts
  }

  /**
   * Makes a link: for who asked or the host, and for somebody new the host alone, who may invite as well.
   * Refuses `no-such-question`, `no-such-decision`, `not-your-record`, `no-such-member`, `not-asked`, `not-a-voter`, `too-many-links`;
   * for somebody new also `role-may-not`, `sign-in-needed`, `name-taken`.
   */
  async makeLink(caller: Caller, request: MakeLinkRequest): Promise<Outcome<MadeLink>> {
    const { directory, links } = this.#parts
    const room = await directory.room(caller.room.id)
    if (!room.ok) return room
    const name = nameOf(request)
    const thing = askedThing(room.value, name)
    if (!thing.ok) return thing
    const mayMake = caller.role === 'host' || (thing.value.by === caller.memberId && isVoice(caller.role))
    if (!mayMake) return refused(refusal('not-your-record'))
    const no = await this.#whyNotLink(caller, { room: room.value, thing: thing.value, request })
    if (no) return refused(no)
    const { expiresInSeconds } = request
    return links.make({
      room: caller.room,
      member: request.member ?? newId(),
      ...defined({ guestName: request.name }),
      ...name,
      dueAt: thing.value.dueAt,
      expiresInMs: expiresInSeconds === undefined ? undefined : expiresInSeconds * 1000,
      by: caller.memberId,
    })
  }

  async #whyNotLink(
    { role, room: { shopId } }: Caller,
    { room, thing, request }: { room: Room; thing: AskedThing; request: MakeLinkRequest },
  ): Promise<Refusal | undefined> {
    if (request.member === undefined) {
      if (role !== 'host') return refusal('role-may-not')
      return whyNotForGuest(thing) ?? this.#parts.guests.whyNot(shopId, request.name ?? '')
    }
    const member = roomRecord(room, ['cart', 'members'], request.member)
    if (!member || member.removed !== undefined) return refusal('no-such-member')
    return whyNotAsked(thing, request.member)
  }

  /**
   * What the holder of a link sees. Refuses what `open` refuses.
   * @param languageOf the language in which they read, by the locale of the member.
   */
  async view(token: string, languageOf = answerLanguage): Promise<Outcome<AnswerView>> {
    const opened = await this.#open(token)
    return opened.ok ? this.#viewOf(opened.value, languageOf) : opened
  }

  /**
   * What a notification shows a member of a question or a decision, and the link by which they answer; null where they may only look.
   * Refuses `removed`, `room-closed`, `no-such-room`, `no-such-question`, `no-such-decision`.
   */
  async offer(to: { roomId: RoomId; member: MemberId } & ThingName): Promise<Outcome<Offer>> {
    const { links, callers, directory } = this.#parts
    const member = await callers.member(to.member, to.roomId)
    if (!member.ok) return member
    const { topic, subject } = to
    const asked = await directory.room(to.roomId)
    if (!asked.ok) return asked
    const thing = askedThing(asked.value, to)
    if (!thing.ok) return thing
    const { dueAt, closed } = thing.value
    const mayAnswer = !closed && whyNotAsked(thing.value, to.member) === undefined
    const plan = { room: member.value.room, member: to.member, topic, subject, dueAt }
    const link = mayAnswer ? await links.forNotification(plan) : links.unmade(plan)
    // Looked up again: making the link took a moment.
    const room = await directory.room(to.roomId)
    if (!room.ok) return room
    const row = 'row' in link ? link.row : link
    const caller = { ...member.value, expiresAt: row.expires_at }
    const view = await this.#viewOf({ row, caller, room: room.value, thing: thing.value, newcomer: undefined })
    return view.ok ? granted({ view: view.value, url: 'url' in link ? link.url : null }) : view
  }

  async #viewOf(
    { row, caller, room, thing, newcomer }: OpenedLink,
    languageOf = answerLanguage,
  ): Promise<Outcome<AnswerView>> {
    const ids = idsShown(room, thing)
    const nameIn = (id: string) => roomRecord(room, ['cart', 'members'], id)
    const title = roomRecord(room, ['cart', 'frame'], 'title')
    const [me, asker] = [nameIn(caller.memberId), nameIn(thing.by)]
    const timeZone = await timeZoneOf(this.#parts.db, caller.room.num, caller.memberId)
    const head = {
      topic: thing.topic,
      room: { id: room.id, title: typeof title === 'string' ? title : '' },
      askedBy: { name: asker?.name ?? '', colour: asker?.colour ?? 0 },
      shop: (await this.#parts.shop(caller.room.shopId))?.name ?? '',
      for: {
        name: caller.name,
        locale: me?.locale ?? newcomer?.locale ?? 'en',
        isNew: newcomer !== undefined,
        timeZone,
      },
      mayEnter: row.guest_name !== null && row.entered_at === null && newcomer === undefined,
      text: thing.text,
      blind: thing.topic === 'decision' && thing.decision.blind,
      dueAt: thing.dueAt === undefined ? null : new Date(thing.dueAt).toISOString(),
      expiresAt: new Date(row.expires_at).toISOString(),
      closed: thing.closed,
      chosen: thing.topic === 'decision' ? thing.chosen : null,
    }
    const answered = await this.#answered({ row, caller, room, thing, newcomer })
    if (!answered.ok) return answered
    const isDecision = thing.topic === 'decision'
    const things = await shownThings(this.#parts.products, caller.room.shopId, {
      ids,
      keepUnknown: isDecision,
      language: languageOf(head.for.locale),
    })
    return granted({ ...head, things, answered: answered.value })
  }

  /**
   * Answers, or changes the answer. Refuses what `open` refuses, `invalid`, `role-may-not`, `question-resolved`, `decision-closed`,
   * `bad-value`, `document-full`. Somebody new comes in with it; refuses what `Guests.admit` refuses then.
   */
  async give(token: string, request: AnswerRequest): Promise<Outcome<void>> {
    const opened = await this.#openToAnswer(token, request)
    if (!opened.ok) return opened
    const given = await this.#give(opened.value, request)
    // After the answer, which the room commits: where this fails, the request fails and is repeated with the same answer.
    if (given.ok) await this.#parts.links.noteUse(opened.value.caller.room, opened.value.row)
    return given
  }

  /**
   * Takes the membership of somebody new to the one device that asks first, once they have answered.
   * @param whyNot why the request may not enter rooms of a shop, judged by its address; undefined where it may.
   * Refuses what `open` refuses, and `link-invalid` where it is no such link or not answered yet, `invitation-used-up`.
   */
  async enter(token: string, whyNot: (shopId: ShopId) => Promise<Refusal | undefined>): Promise<Outcome<JoinedRoom>> {
    const opened = await this.#open(token)
    if (!opened.ok) return opened
    const { row, caller, newcomer } = opened.value
    const no = await whyNot(caller.room.shopId)
    if (no) return refused(no)
    if (row.guest_name === null || newcomer) return refused(refusal('link-invalid'))
    return this.#parts.guests.enter(row.member_id, (trx) => this.#parts.links.claimEntry(trx, row.id))
  }

  /** As `open`; somebody new is a member afterwards, if what they say is an answer. */
  async #openToAnswer(token: string, request: AnswerRequest): Promise<Outcome<OpenedLink>> {
    const opened = await this.#open(token)
    if (!opened.ok || !opened.value.newcomer) return opened
    const { row, caller, room, thing, newcomer } = opened.value
    // Nobody becomes a member by an answer that is not taken.
    const asMember = { ...caller, role: askedGuestRole } as const
    const no =
      whyNotAnswer(thing, request) ?? whyNotWrite(room, this.#toWrite({ ...opened.value, caller: asMember }, request))
    if (no) return refused(no)
    const admitted = await this.#parts.guests.admit({
      id: row.member_id,
      room: row.room,
      name: request.name ?? caller.name,
      locale: request.locale ?? newcomer.locale,
      link: row.id,
    })
    return admitted.ok ? this.#open(token) : admitted
  }

  async #give(opened: OpenedLink, request: AnswerRequest): Promise<Outcome<void>> {
    const { row, caller, room, thing } = opened
    if (thing.topic === 'decision') {
      const { candidate } = request
      if (candidate === undefined) return refused(refusal('invalid', { detail: 'candidate: one of them, or null' }))
      const cast = await this.#parts.votes['ballot.cast'](caller, { decision: row.subject, candidate })
      return cast.ok ? granted(undefined) : cast
    }
    const no = whyNotAnswer(thing, request)
    if (no) return refused(no)
    return writeAnswer(room, this.#toWrite(opened, request))
  }

  #toWrite({ row, caller, room, thing }: OpenedLink, { verdict = null, words = '' }: AnswerRequest): AnswerToWrite {
    return {
      member: { id: caller.memberId, role: caller.role },
      thread: row.subject,
      messageId: answerMessageId(this.#parts.messageIds, row),
      replyTo: thing.topic === 'question' ? thing.first?.id : undefined,
      answer: { verdict, words },
      language: answerLanguage(roomRecord(room, ['cart', 'members'], caller.memberId)?.locale ?? 'en'),
    }
  }

  /**
   * Refuses `link-invalid`, `link-revoked`, `link-expired`, `removed`, `room-closed`, `no-such-question`, `no-such-decision`,
   * `not-asked`, `not-a-voter`.
   */
  async #open(token: string): Promise<Outcome<OpenedLink>> {
    const { links, directory, db } = this.#parts
    const link = await links.read(token)
    if (!link.ok) return link
    const row = link.value
    const { id, locale } = await db
      .selectFrom('rooms')
      .select(['id', 'locale'])
      .where('num', '=', row.room)
      .executeTakeFirstOrThrow()
    const isNew = row.guest_name !== null && !(await this.#wasMember(row.member_id))
    const member = await (isNew ? this.#newcomer(row, id) : this.#parts.callers.member(row.member_id, id))
    if (!member.ok) return member
    const room = await directory.room(id)
    if (!room.ok) return room
    const thing = askedThing(room.value, row)
    if (!thing.ok) return thing
    const no = row.guest_name === null ? whyNotAsked(thing.value, row.member_id) : whyNotForGuest(thing.value)
    if (no) return refused(no)
    const caller = { ...member.value, expiresAt: row.expires_at }
    return granted({ row, caller, room: room.value, thing: thing.value, newcomer: isNew ? { locale } : undefined })
  }

  async #wasMember(id: MemberId): Promise<boolean> {
    const row = await this.#parts.db.selectFrom('members').select('id').where('id', '=', id).executeTakeFirst()
    return row !== undefined
  }

  /** A caller who may only look, for a person who is no member yet. The link lets nobody in once its maker is no longer a host. */
  async #newcomer(
    { member_id, guest_name, created_by }: StoredLink,
    room: RoomId,
  ): Promise<Outcome<Omit<Caller, 'expiresAt'>>> {
    const by = await this.#parts.callers.member(created_by ?? '', room)
    if (!by.ok) return by.refusal.code === 'room-closed' ? by : refused(refusal('link-revoked'))
    if (by.value.role !== 'host') return refused(refusal('link-revoked'))
    return granted({ ...by.value, memberId: member_id, name: guest_name ?? '', role: 'viewer' })
  }

  async #answered({ row, caller, room, thing }: OpenedLink): Promise<Outcome<AnswerView['answered']>> {
    if (thing.topic === 'decision') {
      const vote = await this.#parts.votes['ballot.mine'](caller, { decision: row.subject })
      if (!vote.ok) return vote
      const { candidate } = vote.value
      return granted(candidate === null ? null : { verdict: null, words: '', candidate })
    }
    const key = `${row.subject}/${answerMessageId(this.#parts.messageIds, row)}`
    const message = roomRecord(room, ['annotations', 'messages'], key)
    return granted(message ? { ...readAnswerText(message.text), candidate: null } : null)
  }
}

/** Why something said is no answer to a question. */
function whyNotAnswer({ closed }: AskedThing, { verdict, words }: AnswerRequest): Refusal | undefined {
  if ((verdict ?? null) === null && (words ?? '') === '')
    return refusal('invalid', { detail: 'A verdict, words, or both' })
  return closed ? refusal('question-resolved') : undefined
}

function nameOf({ thread, decision }: MakeLinkRequest): ThingName {
  return thread === undefined ? { topic: 'decision', subject: decision ?? '' } : { topic: 'question', subject: thread }
}
