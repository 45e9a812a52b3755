// The owner of each Yjs client of a room: the member who announced it first, for ever. So nobody can write as another member.
import type { MemberId } from '#shared/ids.ts'
import { maxClientsOfMember } from '#shared/records/limits.ts'
import type { ClientBinding } from './change.ts'

/** The most Yjs clients of one room: every tab of every visit is one. */
const maxClients = 20_000

/** The owners of one room's clients. */
export class ClientOwners {
  readonly #owners: Map<number, MemberId>
  readonly #counts = new Map<MemberId, number>()
  #unsaved: ClientBinding[] = []

  /** @param stored as it is on disk. */
  constructor(stored: ReadonlyMap<number, MemberId>) {
    this.#owners = new Map(stored)
    for (const memberId of stored.values()) this.#count(memberId)
  }

  ownerOf(client: number): MemberId | undefined {
    return this.#owners.get(client)
  }

  /** Whether a member may bring `count` more clients. One member must not use up the room's limit, and nobody that of its hosts. */
  mayBring(memberId: MemberId, count: number, isHost = false): boolean {
    const own = this.#counts.get(memberId) ?? 0
    return own + count <= maxClientsOfMember && (isHost || this.#owners.size + count <= maxClients)
  }

  /** Whether there are bindings that no journal entry has yet. */
  get hasUnsaved(): boolean {
    return this.#unsaved.length > 0
  }

  /** Binds a client without an owner. */
  bind(client: number, memberId: MemberId): void {
    this.#owners.set(client, memberId)
    this.#count(memberId)
    this.#unsaved.push({ client, memberId })
  }

  /** The bindings that no journal entry has yet; the caller puts them into one. */
  takeUnsaved(): readonly ClientBinding[] {
    const unsaved = this.#unsaved
    this.#unsaved = []
    return unsaved
  }

  #count(memberId: MemberId): void {
    this.#counts.set(memberId, (this.#counts.get(memberId) ?? 0) + 1)
  }
}
