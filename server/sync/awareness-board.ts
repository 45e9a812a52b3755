// The awareness of a document: read by its header and one schema check, kept as text, sent on a tick of the room in one frame for
// all. It is never stored; a connection's entries leave with the connection.
import type { MemberId } from '#shared/ids.ts'
import { maxAwarenessBytes } from '#shared/records/limits.ts'
import { presenceValue } from '#shared/wire/presence.ts'
import { encodeAwareness } from './awareness-message.ts'
import type { AwarenessEntry } from './awareness-message.ts'
import type { Connection } from './connection.ts'

/** Cursors move once a tick at most: eight frames in one write cost an eighth of eight writes. */
const tickMs = 50
/** Clients renew every 15 s and forget after 30 s, so renewals without a change can wait and leave together. */
const renewalMs = 5_000
/** The clients that left most recently, whose clocks are remembered. */
const maxLeft = 2_000

interface Shown {
  /** The clock as the client counts. */
  readonly heard: number
  /** The clock as it was sent to others. It only grows, also over departures: otherwise their copies would ignore a client that returns. */
  readonly clock: number
  /** JSON; `null` for one that left. */
  readonly state: string
  readonly connection: Connection
}

/** Sends states to all connections, and to some of them a version of their own. */
export type Broadcast = (states: Uint8Array, versions: ReadonlyMap<Connection, Uint8Array>) => void

/** The awareness of one document. */
export class AwarenessBoard {
  readonly #shown = new Map<number, Shown>()
  /** The last clock that was sent, of clients that left. */
  readonly #left = new Map<number, number>()
  readonly #changed = new Set<number>()
  readonly #renewed = new Set<number>()
  readonly #broadcast: Broadcast
  #tick: NodeJS.Timeout | undefined
  #renewal: NodeJS.Timeout | undefined

  constructor(options: { broadcast: Broadcast }) {
    this.#broadcast = options.broadcast
  }

  /** Shows entries of a connection; the caller has made sure that the clients are the connection's own. */
  show(connection: Connection, member: MemberId, entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) this.#showOne(connection, member, entry)
  }

  #showOne(connection: Connection, member: MemberId, { client, clock, state }: AwarenessEntry): void {
    const before = this.#shown.get(client)
    if (before?.connection === connection && isOld(before, clock, state)) return
    const own = ownState(state, member)
    if (own === undefined) return
    if (own === 'null' && !before) return
    this.#set(client, { heard: clock, state: own, connection })
    if (before?.state === own) this.#renew(client)
    else this.#change(client)
  }

  #set(client: number, shown: Omit<Shown, 'clock'>): void {
    const sent = this.#shown.get(client)?.clock ?? this.#left.get(client) ?? 0
    this.#shown.set(client, { ...shown, clock: Math.max(shown.heard, sent + 1) })
  }

  /** Removes everything a connection shows, for all connections. */
  leave(connection: Connection): void {
    for (const [client, shown] of this.#shown) {
      if (shown.connection !== connection || shown.state === 'null') continue
      this.#set(client, { ...shown, state: 'null' })
      this.#change(client)
    }
  }

  /**
   * Everything that is shown now, for a connection that joins; undefined if nothing is. A client that returns has forgotten the
   * others but not their clocks, so each state gets a new clock. All connections are sent it, for a clock that only one of them
   * has would be ahead of the others.
   * @param asking the connection that joins; its own entries are left out.
   */
  all(asking: Connection): Uint8Array | undefined {
    const here = [...this.#shown].filter(([, { state, connection }]) => state !== 'null' && connection !== asking)
    for (const [client, shown] of here) {
      this.#set(client, shown)
      this.#change(client)
    }
    return here.length > 0 ? this.#encode(here.map(([client]) => client)) : undefined
  }

  stop(): void {
    clearTimeout(this.#tick)
    clearTimeout(this.#renewal)
  }

  #change(client: number): void {
    this.#changed.add(client)
    this.#tick ??= setTimeout(() => {
      this.#tick = undefined
      this.#flush(this.#changed)
    }, tickMs)
  }

  #renew(client: number): void {
    this.#renewed.add(client)
    this.#renewal ??= setTimeout(() => {
      this.#renewal = undefined
      this.#flush(this.#renewed)
    }, renewalMs)
  }

  #flush(clients: Set<number>): void {
    this.#broadcast(this.#encode([...clients]), this.#versions(clients))
    for (const client of clients) {
      this.#renewed.delete(client)
      const shown = this.#shown.get(client)
      if (shown?.state !== 'null') continue
      this.#shown.delete(client)
      this.#left.set(client, shown.clock)
    }
    for (const client of this.#left.keys()) if (this.#left.size > maxLeft) this.#left.delete(client)
    clients.clear()
  }

  /**
   * The frames of connections whose own clients have a clock here that is ahead of the client's count. Sent back as it is, such an
   * entry would overwrite what the client shows by now. So its own connection is sent that the client left: y-protocols answers with
   * the current state and a clock that is ahead.
   */
  #versions(clients: ReadonlySet<number>): ReadonlyMap<Connection, Uint8Array> {
    const versions = new Map<Connection, Uint8Array>()
    for (const client of clients) {
      const shown = this.#shown.get(client)
      if (!shown || shown.state === 'null' || shown.clock === shown.heard || versions.has(shown.connection)) continue
      versions.set(shown.connection, this.#encode([...clients], shown.connection))
    }
    return versions
  }

  /** @param reader a connection whose own clients are encoded as having left. */
  #encode(clients: readonly number[], reader?: Connection): Uint8Array {
    return encodeAwareness(
      clients.map((client) => {
        const shown = this.#shown.get(client)
        const state = shown && shown.connection !== reader ? shown.state : 'null'
        return { client, clock: shown?.clock ?? 0, state }
      }),
    )
  }
}

/** Whether the connection has already sent something newer. */
function isOld(before: Shown, clock: number, state: string): boolean {
  return before.heard > clock || (before.heard === clock && state !== 'null')
}

/** The state as it may be shown, with the member set by the server; undefined for one that does not fit the schema. */
function ownState(state: string, member: MemberId): string | undefined {
  if (state === 'null') return state
  if (state.length > maxAwarenessBytes) return undefined
  const presence = presenceValue.safeParse(parse(state))
  return presence.success ? JSON.stringify({ ...presence.data, member }) : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
