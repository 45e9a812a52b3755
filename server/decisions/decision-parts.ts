import type { RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Room } from '../sync/room.ts'
import type { DecisionRows } from './decision-rows.ts'

/** Gives rooms, and reads them into memory where they are not. Use a room in the same turn: it may leave memory after that. */
export interface RoomSource {
  room(roomId: RoomId): Promise<Outcome<Room>>
}

/** What each step of a decision works with. */
export interface DecisionParts {
  readonly directory: RoomSource
  readonly rows: DecisionRows
}
