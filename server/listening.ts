// The way in of a node: it listens once everything that answers is attached, and closes so that nobody is left waiting.
import { once } from 'node:events'
import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { HostSettings } from './host/settings.ts'
import { StartProblem } from './storage/start-problem.ts'

/** How long requests under way may hold up a stop. A body that comes more slowly than this is cut off. */
const maxDrainMs = 3_000
/** How long connections may take over their closing handshake. */
const maxCloseMs = 1_000

/** The HTTP server of a node with the connections it has. */
export class Listener {
  readonly #http: Server
  readonly #sockets = new Set<Socket>()
  #requests = 0
  #isDraining = false
  /** Called whenever a request or a connection ended. */
  #onEnded = () => {}

  constructor(http: Server) {
    this.#http = http
    http.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => {
        this.#sockets.delete(socket)
        this.#onEnded()
      })
    })
  }

  /**
   * Listens. Whatever answers must be attached by now: a request that nothing takes is never answered.
   * @returns the port.
   * @throws StartProblem where it cannot listen at that address and port.
   */
  async listen({ HOST, PORT }: Pick<HostSettings, 'HOST' | 'PORT'>): Promise<number> {
    this.#countRequests()
    try {
      await once(this.#http.listen(PORT, HOST), 'listening')
    } catch (cause) {
      throw new StartProblem(whyNotListening({ HOST, PORT }, codeOf(cause)), { cause })
    }
    return (this.#http.address() as AddressInfo).port
  }

  /** Takes no new connection, and waits for the requests under way. Those that follow on open connections are still answered. */
  async drain(): Promise<void> {
    this.#isDraining = true
    // `close` of an HTTP server also cuts connections on which a request may just be on its way.
    NetServer.prototype.close.call(this.#http)
    await this.#until(() => this.#requests === 0, maxDrainMs)
  }

  /** Closes every connection. Those that became sockets may finish their closing handshake. */
  async close(): Promise<void> {
    this.#http.close()
    this.#http.closeAllConnections()
    await this.#until(() => this.#sockets.size === 0, maxCloseMs)
    for (const socket of this.#sockets) socket.destroy()
  }

  /** The people channel's requests are not counted: they wait for what is to come, and end with the channel. */
  #countRequests(): void {
    this.#http.prependListener('request', ({ url }, response) => {
      if (url?.startsWith('/socket.io/')) return
      this.#requests += 1
      if (this.#isDraining) response.shouldKeepAlive = false
      response.once('close', () => {
        this.#requests -= 1
        this.#onEnded()
      })
    })
  }

  #until(isOver: () => boolean, maxMs: number): Promise<void> {
    if (isOver()) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, maxMs)
      this.#onEnded = () => {
        if (!isOver()) return
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

function whyNotListening({ HOST, PORT }: Pick<HostSettings, 'HOST' | 'PORT'>, code: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${PORT} on ${HOST} is taken by another program: end that program, or set PORT to a free port.`
    case 'EACCES':
      return `Port ${PORT} on ${HOST} is reserved for privileged users: set PORT to one above 1023.`
    case 'EADDRNOTAVAIL':
      return `HOST=${HOST} is not an address of this machine: set HOST to one of its addresses, or to 0.0.0.0 for all of them.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST=${HOST} is a name that cannot be resolved: set HOST to an address of this machine, or to 0.0.0.0 for all of them.`
    default:
      return `The server cannot listen at port ${PORT} on ${HOST} (${code}): set HOST and PORT to an address and a free port of this machine.`
  }
}

/** What the system calls a fault, such as `EADDRINUSE`. */
function codeOf(fault: unknown): string {
  return (fault as NodeJS.ErrnoException | undefined)?.code ?? String(fault)
}
