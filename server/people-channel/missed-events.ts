// Sends a device the events it missed in a short absence (Socket.IO's connection state recovery). Socket.IO itself sends them to any
// client that names the session, before it is authenticated; here they wait until the client is known.
import type { Server } from 'socket.io'

/** A client that missed more starts a new session, and reads the history from its last sequence. */
const maxMissed = 500
/** Events kept for absent devices of all rooms together; the oldest are dropped first. Some hundred bytes each. */
const maxKept = 20_000
/** A packet that carries an event, as socket.io-parser numbers them. */
const eventPacket = 2

/** An event as it was sent, its offset at the end. */
type Sent = unknown[]

/** The part of the library's adapter that stores and restores sessions. */
interface Adapter {
  /** Null where the session is unknown or too old. */
  restoreSession(pid: string, offset: string): Promise<{ missedPackets: Sent[] } | null> | null
  broadcast(...said: unknown[]): void
  readonly packets: unknown[]
}

/** A socket that came back. */
interface Returned {
  readonly recovered: boolean
  readonly handshake: { readonly auth: Readonly<Record<string, unknown>> }
}

/** The events missed by devices that come back. */
export class MissedEvents {
  readonly #restore: Adapter['restoreSession']

  constructor(server: Pick<Server, 'of'>) {
    // The library's types hide the packets, and that a session may be null.
    const adapter = server.of('/').adapter as unknown as Adapter
    const restore = adapter.restoreSession.bind(adapter)
    const broadcast = adapter.broadcast.bind(adapter)
    this.#restore = restore
    adapter.restoreSession = async (pid, offset) => {
      const session = await restore(pid, offset)
      return session && session.missedPackets.length <= maxMissed ? { ...session, missedPackets: [] } : null
    }
    adapter.broadcast = (...said) => {
      broadcast(...said)
      const { packets } = adapter
      // Many at once: each time moves all that remain.
      if (packets.length > maxKept) packets.splice(0, packets.length - maxKept / 2)
    }
  }

  /**
   * Sends a socket what it missed. To be called in the same turn in which it was authenticated, and awaited before anything else is
   * sent to it: so everything arrives once and in order.
   */
  async send(socket: Returned): Promise<void> {
    const { pid, offset } = socket.handshake.auth
    if (!socket.recovered || typeof pid !== 'string' || typeof offset !== 'string') return
    // Events emitted to the room from here on reach the socket by themselves.
    const session = await this.#restore(pid, offset)
    for (const data of session?.missedPackets ?? []) sender(socket).packet({ type: eventPacket, data })
  }
}

/** `emit` would give an event that was sent before a new offset. */
function sender(socket: Returned): { packet(packet: { type: number; data: Sent }): void } {
  return socket as unknown as ReturnType<typeof sender>
}
