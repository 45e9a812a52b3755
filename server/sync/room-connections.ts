// The connections of a room, over all of its documents: counted and closed by member, by session, or all together.
import type { MemberId, SessionId } from '#shared/ids.ts'
import { firstSyncBurstBytes, firstSyncBytesPerSecond, maxConnectionsOfMember } from '#shared/records/limits.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import { TokenBucket } from '../limits/token-bucket.ts'
import type { Connection } from './connection.ts'
import type { LiveDocument } from './live-document.ts'

/** The connections of one room. */
export class RoomConnections {
  readonly #documents: ReadonlyMap<unknown, LiveDocument>
  readonly #firstSyncs = new Map<MemberId, TokenBucket>()

  /** @param documents of the room, further ones too once they are in it. */
  constructor(documents: ReadonlyMap<unknown, LiveDocument>) {
    this.#documents = documents
  }

  get count(): number {
    let count = 0
    for (const document of this.#documents.values()) count += document.connections.size
    return count
  }

  /** Gives a member another role on the connections they have open. */
  changeRole(memberId: MemberId, role: Role): void {
    for (const connection of this.#of(memberId)) connection.changeRole(role)
  }

  closeMember(memberId: MemberId, reason: Refusal): void {
    for (const connection of this.#of(memberId)) connection.close(reason)
  }

  /** Closes the connections that were opened by these sessions. */
  closeSessions(sessions: ReadonlySet<SessionId>, reason: Refusal): void {
    for (const connection of this.#all())
      if (connection.sessionId !== null && sessions.has(connection.sessionId)) connection.close(reason)
  }

  closeAll(reason: Refusal): void {
    for (const connection of this.#all()) connection.close(reason)
  }

  /** Whether a member has as many connections open as the limit allows. */
  isFullFor(memberId: MemberId): boolean {
    let count = 0
    for (const { connections } of this.#documents.values())
      for (const connection of connections) if (connection.memberId === memberId) count += 1
    return count >= maxConnectionsOfMember
  }

  /**
   * Counts a first sync towards its member's rate. The rate belongs to the member, for every new connection has a fresh one of
   * its own. @returns false where the member is over it.
   */
  takeFirstSync(memberId: MemberId, bytes: number): boolean {
    let rate = this.#firstSyncs.get(memberId)
    if (!rate) {
      rate = new TokenBucket({ perSecond: firstSyncBytesPerSecond, burst: firstSyncBurstBytes })
      this.#firstSyncs.set(memberId, rate)
    }
    return rate.takeIfAny(performance.now(), bytes)
  }

  #of(memberId: MemberId): Connection[] {
    return this.#all().filter((connection) => connection.memberId === memberId)
  }

  /** A copy, since a connection that closes leaves its document. */
  #all(): Connection[] {
    return [...this.#documents.values()].flatMap((document) => [...document.connections])
  }
}
