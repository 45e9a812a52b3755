// The message in which something was asked.
import type { Message } from '#shared/annotations/message.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Room } from '../sync/room.ts'
import { roomRecordsOf } from '../sync/room-records.ts'

/** The message in which something was asked. */
export interface FirstMessage extends Message {
  readonly id: string
}

/** The first message of a thread that its author wrote; undefined where it was taken back. */
export function firstMessage(room: Room, thread: string, author: MemberId): FirstMessage | undefined {
  let first: FirstMessage | undefined
  for (const [id, message] of roomRecordsOf(room, ['annotations', 'messages'], thread)) {
    if (message.by !== author) continue
    if (!first || message.at < first.at || (message.at === first.at && id < first.id)) first = { id, ...message }
  }
  return first
}
