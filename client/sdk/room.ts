// The room that is open on this device: its core, and the parts of the table.
import type { PartsOf } from './part.ts'
import type { parts } from './parts.ts'
import type { PastOf } from './past.ts'
import type { PastRoomOf } from './past-reader.ts'
import type { RoomCore } from './room-core.ts'

/** The parts of a room, by name: those of the table. */
export type RoomParts = PartsOf<typeof parts>

/** A room that is open on this device: typed calls, live views, and whether everything is saved. */
export interface Room extends RoomCore, RoomParts {
  // Said again because the table's past cannot name the room that it is a part of.
  readonly past: Past
}

/** The past of a room. */
export type Past = PastOf<Room>

/** A room as it was at a moment of its past. */
export type PastRoom = PastRoomOf<Room>
