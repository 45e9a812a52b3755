// What a room is besides its parts.
import type { HistoryEvent } from '#shared/events/event.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RoomInfo, Shop } from '#shared/rooms/contracts.ts'
import type { Connection } from './connection-watch.ts'
import type { MemberView } from './members.ts'
import type { Observable } from './observable.ts'
import type { RejectedEdit } from './rejected-edits.ts'

/** What a room is besides its parts. */
export interface RoomCore {
  readonly info: RoomInfo
  readonly shop: Shop
  /** This device's member; its role is live. The same as `members.me`. */
  readonly me: Observable<MemberView>
  readonly connection: Observable<Connection>
  /** What time it is by the server's clock, milliseconds since 1970: records are stamped by it, whatever this device's clock says. */
  readonly now: () => number
  /** Edits that the server refused, until `dismiss` takes them off; kept on the device where it has a local store. */
  readonly rejectedEdits: Observable<readonly RejectedEdit[]>
  /**
   * Calls back with new history events, in order and without gaps, from the moment of subscription on; in a room that was opened
   * without a network, from the first connection on.
   * @returns the function that ends the subscription.
   */
  onHistory(listener: (events: readonly HistoryEvent[]) => void): () => void
  /**
   * Turns this guest into a customer of the shop, who keeps everything and finds the room from other devices.
   * @param identity the shop's signed statement of who this is.
   * Refuses `identity-taken`, `member-taken`, or what is wrong with the identity.
   */
  claim(identity: string): Promise<Outcome<void>>
  /** Takes an entry off `rejectedEdits`, once the person has seen it. */
  dismiss(rejectedEditId: string): void
  /** Resolves once everything written so far is durable on the server; rejects when the room has ended. */
  saved(): Promise<void>
  /** Closes all connections. Edits that were not sent stay in the local copy, where there is one. */
  close(): Promise<void>
}
