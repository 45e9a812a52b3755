// Limits one connection of the people channel: the rate of its packets, how often it introduces itself, and how much it leaves unread.
import { TokenBucket } from '../limits/token-bucket.ts'
import { maxWaitingBytes, packetBurst, packetsPerSecond } from '../limits/people-channel.ts'

/** A connection below Socket.IO's sockets, as far as it is limited. */
export interface PeopleConnection {
  readonly transport: { readonly socket?: { terminate?(): void } }
  close(discard: boolean): void
  on(event: 'packet' | 'packetCreate', listener: (packet: Packet) => void): unknown
  on(event: 'flush', listener: () => void): unknown
}

interface Packet {
  readonly type: string
  readonly data?: string | Uint8Array
}

/** Cuts a connection off once it costs more than it may. */
export function limitConnection(connection: PeopleConnection): void {
  limitSpeaking(connection)
  limitWaiting(connection)
}

function limitSpeaking(connection: PeopleConnection): void {
  const rate = new TokenBucket({ perSecond: packetsPerSecond, burst: packetBurst })
  let introductions = 0
  connection.on('packet', (packet) => {
    // While the first is looked up, the library would open another socket for each further one, and send everything to each.
    if (introduces(packet)) introductions += 1
    if (introductions > 1 || !rate.takeIfAny(performance.now())) cutOff(connection)
  })
}

/** Counts the bytes queued behind those that the network has not taken yet. A single large event after a silence does not count. */
function limitWaiting(connection: PeopleConnection): void {
  let waiting = 0
  connection.on('packetCreate', ({ data }) => {
    if (waiting > maxWaitingBytes) return cutOff(connection)
    waiting += data?.length ?? 0
  })
  connection.on('flush', () => (waiting = 0))
}

/** The first character of a message is its kind; 0 is a client that connects. */
function introduces({ type, data }: Packet): boolean {
  return type === 'message' && typeof data === 'string' && data.startsWith('0')
}

function cutOff(connection: PeopleConnection): void {
  const { transport } = connection
  connection.close(true)
  // A closing handshake would wait behind everything unread, and packets that arrive meanwhile would still be handled.
  transport.socket?.terminate?.()
}
