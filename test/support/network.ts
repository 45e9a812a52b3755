// A network that can be taken away: everything to a server passes through here, byte by byte.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { Transform } from 'node:stream'
import { onTestFinished } from 'vitest'

/** The way to a server. */
export interface Network {
  /** Stands for the server's own address. */
  readonly url: string
  /** Ends every connection and lets none through. */
  cut(): void
  /** Lets connections through again. */
  mend(): void
}

/** What kind of way it is. */
export interface NetworkOptions {
  /** How fast the server's answers come through; as fast as they can where nothing is said. */
  readonly bytesPerSecond?: number
  /** Called with all that is sent to the server. */
  readonly onSent?: (bytes: Buffer) => void
  /** Called with all that the server sends. */
  readonly onReceived?: (bytes: Buffer) => void
}

/** Opens a way to a server. Call it inside a test. */
export async function networkTo(server: string, options: NetworkOptions = {}): Promise<Network> {
  const { bytesPerSecond, onSent, onReceived } = options
  const { hostname, port } = new URL(server)
  const open = new Set<Socket>()
  let isCut = false
  const gate = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        open.delete(one)
        // What is still on a slow way arrives before its end.
        if (one === near || bytesPerSecond === undefined) other.destroy()
      })
    }
    if (onSent) near.on('data', onSent)
    if (onReceived) far.on('data', onReceived)
    near.pipe(far)
    ;(bytesPerSecond === undefined ? far : far.pipe(slowly(bytesPerSecond))).pipe(near)
    return undefined
  })
  gate.listen(0, '127.0.0.1')
  await once(gate, 'listening')
  const cut = () => {
    isCut = true
    for (const socket of open) socket.destroy()
  }
  onTestFinished(() => {
    cut()
    gate.close()
  })
  return { url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`, cut, mend: () => (isCut = false) }
}

/** Lets each piece through once it would have arrived. */
function slowly(bytesPerSecond: number): Transform {
  return new Transform({
    transform: (piece: Buffer, _, done) => {
      setTimeout(() => done(null, piece), (piece.length / bytesPerSecond) * 1000)
    },
  })
}
