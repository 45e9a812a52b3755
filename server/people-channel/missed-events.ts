// What a device of the people channel missed in a short absence (Socket.IO's connection state recovery). Socket.IO itself hands it
// out to whoever names the absence, before anybody has asked who that is; here it waits until they have said so.
import type { Server } from 'socket.io'

/** More than this is not told one by one: whoever missed it is new, and reads the history from their last sequence. */
const maxMissed = 500
/** Events kept for those who are away, of all rooms together; the earliest go first. Some hundred bytes each. */
const maxKept = 20_000
/** A packet that carries an event, as socket.io-parser numbers them. */
const eventPacket = 2

/** An event as it was sent, its own place at the end. */
type Sent = unknown[]

/** What the library keeps, and does with it. */
interface Adapter {
  /** Null where the absence is unknown or too long ago. */
  restoreSession(pid: string, offset: string): Promise<{ missedPackets: Sent[] } | null> | null
  broadcast(...said: unknown[]): void
  readonly packets: unknown[]
}

/** A socket as far as it is told what was missed. */
interface Returned {
  readonly recovered: boolean
  readonly handshake: { readonly auth: Readonly<Record<string, unknown>> }
}

/** See above. */
export class MissedEvents {
  readonly #restore: Adapter['restoreSession']

  constructor(server: Pick<Server, 'of'>) {
    // The library's types hide both what it keeps and that it may answer null.
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
      // Many at once, for each time moves all that stay.
      if (packets.length > maxKept) packets.splice(0, packets.length - maxKept / 2)
    }
  }

  /**
   * Tells a socket what it missed. To be called in the very turn in which it is known who it is, and waited for before the socket
   * is told anything else: so everything comes once and in order.
   */
  async tell(socket: Returned): Promise<void> {
    const { pid, offset } = socket.handshake.auth
    if (!socket.recovered || typeof pid !== 'string' || typeof offset !== 'string') return
    // What is sent to the room from now on reaches the socket by itself.
    const session = await this.#restore(pid, offset)
    for (const data of session?.missedPackets ?? []) sender(socket).packet({ type: eventPacket, data })
  }
}

/** `emit` would give what was sent before a new place. */
function sender(socket: Returned): { packet(packet: { type: number; data: Sent }): void } {
  return socket as unknown as ReturnType<typeof sender>
}
