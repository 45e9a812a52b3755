// An answer to a question becomes a message of the member it is from, authorized by the same rules as if they had written it in the room.
import { answerText } from '#shared/answer-links/answer-text.ts'
import type { AnswerLanguage, GivenAnswer } from '#shared/answer-links/answer-text.ts'
import { messageKind } from '#shared/annotations/message.ts'
import type { Message } from '#shared/annotations/message.ts'
import { defined } from '#shared/defined.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { authorizeEdit } from '#shared/records/authorize.ts'
import { maxDocumentBytes, maxDocumentRecords } from '#shared/records/limits.ts'
import type { Actor, RecordKind } from '#shared/records/record-kind.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { DerivedTokens } from '../identity/derived-tokens.ts'
import { valueOf } from '../sync/records-document.ts'
import type { Room } from '../sync/room.ts'
import { roomRecord } from '../sync/room-records.ts'
import type { StoredLink } from './answer-links.ts'

/** What is to be written. */
export interface AnswerToWrite {
  readonly member: Actor
  readonly thread: string
  readonly messageId: string
  readonly replyTo: string | undefined
  readonly answer: GivenAnswer
  readonly language: AnswerLanguage
}

/** The message that a member's answers to a question become: one, by whatever link they answer. */
export function answerMessageId(ids: DerivedTokens, { room, subject, member_id }: StoredLink): string {
  return ids.of(`${room}/${subject}/${member_id}`)
}

/** Writes the first answer, or edits it. Resolves once it is durable. Refuses what a connection would be refused. */
export async function writeAnswer(room: Room, to: AnswerToWrite): Promise<Outcome<void>> {
  const { key, before, after } = changeOf(room, to)
  if (before?.text === after.text) return granted(undefined)
  const no = whyNotWrite(room, to)
  if (no) return refused(no)
  return room.write('annotations', [{ root: 'messages', key, value: after }], { memberId: to.member.id })
}

/** Why an answer cannot be written; undefined where it can. */
export function whyNotWrite(room: Room, to: AnswerToWrite): Refusal | undefined {
  const { key, before, after } = changeOf(room, to)
  const document = room.document('annotations')
  const read = (root: string, id: string) => valueOf(document.records.newest(root, id))
  // The table loses the type of a kind's value, and so does the rule that reads it.
  const kind = messageKind as unknown as RecordKind
  // The words are the member's, and so they must be such as the member may write; by which way they came is the server's to say.
  const words = { ...after, via: before?.via }
  const edit = { root: 'messages', key, before, after: words }
  const authorized = authorizeEdit(kind, edit, { actor: to.member, now: room.now(), read })
  if (!authorized.ok) return authorized.refusal
  const isFull = document.bytes >= maxDocumentBytes || document.records.recordCount >= maxDocumentRecords
  return !before && isFull ? refusal('document-full') : undefined
}

function changeOf(room: Room, to: AnswerToWrite) {
  const key = `${to.thread}/${to.messageId}`
  const before = roomRecord(room, ['annotations', 'messages'], key)
  return { key, before, after: messageOf(before, to, room.now()) }
}

function messageOf(
  before: Message | undefined,
  { member, replyTo, answer, language }: AnswerToWrite,
  now: number,
): Message {
  const text = answerText(answer, language)
  if (before) return { ...before, text, editedAt: now }
  return { by: member.id, at: now, text, via: 'link', ...defined({ replyTo }) }
}
