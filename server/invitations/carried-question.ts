// The question that an invitation carries. Guests who join by the invitation answer it.
import { firstMessage } from '#server/host/first-message.ts'
import type { Room } from '#server/sync/room.ts'
import { roomRecord } from '#server/sync/room-records.ts'

/** A question of the room, as its invitation shows it. */
export interface CarriedQuestion {
  readonly thread: string
  readonly text: string
  /** Who asks; undefined where they have left. */
  readonly by: string | undefined
}

/** Undefined where it is no question to everybody, or was resolved or taken back. */
export function carriedQuestion(room: Room, thread: string): CarriedQuestion | undefined {
  const question = roomRecord(room, ['annotations', 'threads'], thread)
  if (question?.kind !== 'question' || question.askedOf !== undefined) return undefined
  if (roomRecord(room, ['annotations', 'threadStates'], thread)?.state === 'resolved') return undefined
  const text = firstMessage(room, thread, question.by)?.text ?? ''
  if (text === '') return undefined
  const member = roomRecord(room, ['cart', 'members'], question.by)
  return { thread, text, by: member && member.removed === undefined ? member.name : undefined }
}
