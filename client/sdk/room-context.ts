// What the parts of a room stand on, besides one another.
import type { HistoryEvent } from '#shared/events/event.ts'
import type { MemberId } from '#shared/ids.ts'
import type { MemberInfo, RoomInfo, Shop } from '#shared/rooms/contracts.ts'
import type { Api } from './http.ts'
import type { LocalStore } from './local-store.ts'
import type { Membership } from './members.ts'
import type { Part } from './part.ts'
import type { People } from './people-channel.ts'
import type { AwarenessSource } from './presence-board.ts'
import type { ReadMarks } from './read-marks.ts'
import type { RoomDocuments } from './room-document.ts'
import type { OpenedLink } from './visit-talk.ts'
import type { UndoManager } from './undo-manager.ts'

/** What is known of a room and of oneself in it before its documents are there. */
export interface RoomBasics {
  readonly info: RoomInfo
  readonly shop: Shop
  readonly self: MemberInfo
}

/** What a room of the past has: everything that changes something refuses, and nothing is ever announced. */
export interface FrozenContext extends RoomBasics {
  readonly me: MemberId
  readonly documents: RoomDocuments
  readonly undoLog: UndoManager
  /** The HTTP API, as this member. */
  readonly call: Api
  readonly people: People
  readonly readMarks: ReadMarks
  readonly onHistory: (listener: (events: readonly HistoryEvent[]) => void) => () => void
  readonly membership: Membership
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The object that the parts become properties of, once all are open. */
  readonly room: object
  /** The table that the parts are opened from. */
  readonly table: readonly Part[]
}

/** What a room that is connected has. */
export interface RoomContext extends FrozenContext {
  readonly presenceSource: AwarenessSource
  readonly localStore: LocalStore | undefined
  /** Opens the document of a visit, and connects it. */
  readonly openVisit: (visit: string) => Promise<OpenedLink>
  /** Enters without being seen. */
  readonly hide: boolean
  /** Calls back when the room is closed or has ended. */
  readonly onClose: (listener: () => void) => void
}
