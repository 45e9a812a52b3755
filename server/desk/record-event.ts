import type { serverEvents } from '#shared/events/server-events.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'

/** Notes in a room's history what was asked. */
export type RecordEvent = (
  roomId: RoomId,
  event: ReturnType<typeof serverEvents.helpAsked | typeof serverEvents.helpLeft | typeof serverEvents.helpReassigned>,
  memberId: MemberId | null,
) => Promise<void>
