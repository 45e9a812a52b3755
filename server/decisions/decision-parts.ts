import type { RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Room } from '../sync/room.ts'
import type { DecisionRows } from './decision-rows.ts'

/** Answers rooms, read into memory where they are not. A room is to be used in the turn in which it was answered. */
export interface RoomSource {
  room(roomId: RoomId): Promise<Outcome<Room>>
}

/** What each step of a decision works with. */
export interface DecisionParts {
  readonly directory: RoomSource
  readonly rows: DecisionRows
}
