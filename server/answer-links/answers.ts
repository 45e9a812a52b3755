// What the holder of a link may do: see the one thing they are asked, and answer it in the name of the member it is for. Each request
// checks everything again: the link, the membership, the role, and whether it is still open.
import { answerLanguage, readAnswerText } from '#shared/answer-links/answer-text.ts'
import type { AnswerRequest, AnswerView, MakeLinkRequest } from '#shared/answer-links/contracts.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { Kysely } from 'kysely'
import type { Caller } from '../identity/caller.ts'
import type { Callers } from '../identity/callers.ts'
import type { DerivedTokens } from '../identity/derived-tokens.ts'
import type { Commands } from '../host/commands.ts'
import type { Room } from '../sync/room.ts'
import { roomRecord } from '../sync/room-records.ts'
import type { Tables } from '../storage/tables.ts'
import type { AnswerLinks, MadeLink, StoredLink } from './answer-links.ts'
import { askedThing, whyNotAsked } from './asked-thing.ts'
import type { AskedThing, ThingName } from './asked-thing.ts'
import { answerMessageId, writeAnswer } from './write-answer.ts'
import { idsShown, shownThings } from './shown-things.ts'
import type { ProductSource } from './shown-things.ts'
import { timeZoneOf } from './time-zone.ts'

/** How votes are cast and read. */
export type VoteCommands = Required<Pick<Commands, 'ballot.cast' | 'ballot.mine'>>

/** What answering needs. */
export interface AnswerParts {
  readonly db: Kysely<Tables>
  readonly links: AnswerLinks
  readonly callers: Callers
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>> }
  readonly products: ProductSource
  /** Votes are cast and read as by any device of the member. */
  readonly votes: VoteCommands
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
}

/** Answers given by links. */
export class Answers {
  readonly #parts: AnswerParts

  constructor(parts: AnswerParts) {
    this.#parts = parts
  }

  /**
   * Makes a link, for who asked or the host.
   * Refuses `no-such-question`, `no-such-decision`, `not-your-record`, `no-such-member`, `not-asked`, `not-a-voter`, `too-many-links`.
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
    const member = roomRecord(room.value, ['cart', 'members'], request.member)
    if (!member || member.removed !== undefined) return refused(refusal('no-such-member'))
    const no = whyNotAsked(thing.value, request.member)
    if (no) return refused(no)
    const { expiresInSeconds } = request
    return links.make({
      room: caller.room,
      member: request.member,
      ...name,
      dueAt: thing.value.dueAt,
      expiresInMs: expiresInSeconds === undefined ? undefined : expiresInSeconds * 1000,
      by: caller.memberId,
    })
  }

  /** What the holder of a link sees. Refuses what `open` refuses. */
  async view(token: string): Promise<Outcome<AnswerView>> {
    const opened = await this.#open(token)
    return opened.ok ? this.#viewOf(opened.value) : opened
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
    const view = await this.#viewOf({ row, caller, room: room.value, thing: thing.value })
    return view.ok ? granted({ view: view.value, url: 'url' in link ? link.url : null }) : view
  }

  async #viewOf({ row, caller, room, thing }: OpenedLink): Promise<Outcome<AnswerView>> {
    const ids = idsShown(room, thing)
    const nameIn = (id: string) => roomRecord(room, ['cart', 'members'], id)
    const title = roomRecord(room, ['cart', 'frame'], 'title')
    const me = nameIn(caller.memberId)
    const timeZone = await timeZoneOf(this.#parts.db, caller.room.num, caller.memberId)
    const head = {
      topic: thing.topic,
      room: { title: typeof title === 'string' ? title : '' },
      askedBy: { name: nameIn(thing.by)?.name ?? '' },
      for: { name: caller.name, locale: me?.locale ?? 'en', timeZone },
      text: thing.text,
      blind: thing.topic === 'decision' && thing.decision.blind,
      dueAt: thing.dueAt === undefined ? null : new Date(thing.dueAt).toISOString(),
      expiresAt: new Date(row.expires_at).toISOString(),
      closed: thing.closed,
      chosen: thing.topic === 'decision' ? thing.chosen : null,
    }
    const answered = await this.#answered({ row, caller, room, thing })
    if (!answered.ok) return answered
    const isDecision = thing.topic === 'decision'
    const things = await shownThings(this.#parts.products, caller.room.shopId, { ids, keepUnknown: isDecision })
    return granted({ ...head, things, answered: answered.value })
  }

  /**
   * Answers, or changes the answer. Refuses what `open` refuses, `invalid`, `role-may-not`, `question-resolved`, `decision-closed`,
   * `bad-value`, `document-full`.
   */
  async give(token: string, request: AnswerRequest): Promise<Outcome<void>> {
    const opened = await this.#open(token)
    if (!opened.ok) return opened
    const given = await this.#give(opened.value, request)
    // After the answer, which the room commits: where this fails, the request fails and is repeated with the same answer.
    if (given.ok) await this.#parts.links.noteUse(opened.value.caller.room, opened.value.row)
    return given
  }

  async #give({ row, caller, room, thing }: OpenedLink, request: AnswerRequest): Promise<Outcome<void>> {
    if (thing.topic === 'decision') {
      const { candidate } = request
      if (candidate === undefined) return refused(refusal('invalid', { detail: 'candidate: one of them, or null' }))
      const cast = await this.#parts.votes['ballot.cast'](caller, { decision: row.subject, candidate })
      return cast.ok ? granted(undefined) : cast
    }
    const answer = { verdict: request.verdict ?? null, words: request.words ?? '' }
    if (answer.verdict === null && answer.words === '')
      return refused(refusal('invalid', { detail: 'A verdict, words, or both' }))
    if (thing.closed) return refused(refusal('question-resolved'))
    return writeAnswer(room, {
      member: { id: caller.memberId, role: caller.role },
      thread: row.subject,
      messageId: answerMessageId(this.#parts.messageIds, row),
      replyTo: thing.first?.id,
      answer,
      language: answerLanguage(roomRecord(room, ['cart', 'members'], caller.memberId)?.locale ?? 'en'),
    })
  }

  /**
   * Refuses `link-invalid`, `link-revoked`, `link-expired`, `removed`, `room-closed`, `no-such-question`, `no-such-decision`,
   * `not-asked`, `not-a-voter`.
   */
  async #open(token: string): Promise<Outcome<OpenedLink>> {
    const { links, callers, directory, db } = this.#parts
    const link = await links.read(token)
    if (!link.ok) return link
    const row = link.value
    const { id } = await db.selectFrom('rooms').select('id').where('num', '=', row.room).executeTakeFirstOrThrow()
    const member = await callers.member(row.member_id, id)
    if (!member.ok) return member
    const room = await directory.room(id)
    if (!room.ok) return room
    const thing = askedThing(room.value, row)
    if (!thing.ok) return thing
    const no = whyNotAsked(thing.value, row.member_id)
    if (no) return refused(no)
    const caller = { ...member.value, expiresAt: row.expires_at }
    return granted({ row, caller, room: room.value, thing: thing.value })
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

function nameOf({ thread, decision }: MakeLinkRequest): ThingName {
  return thread === undefined ? { topic: 'decision', subject: decision ?? '' } : { topic: 'question', subject: thread }
}
