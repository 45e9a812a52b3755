// A network that can be taken away: everything to a server passes through here, byte by byte.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
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

/** Opens a way to a server. Call it inside a test. */
export async function networkTo(server: string): Promise<Network> {
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
        other.destroy()
      })
      one.pipe(other)
    }
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
