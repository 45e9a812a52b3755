// A TCP connection to a server on which a test sends requests by hand, one after another, and sees how each ends.
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** How a request, or an attempt to connect, ended. */
export type Ended =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  /** No connection was made. */
  | { readonly kind: 'refused' }
  /** The connection ended before an answer. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'hung' }

/** How long an answer is waited for before it is said to hang. */
const patienceMs = 20_000

export class OpenConnection {
  readonly #socket: Socket
  #received = ''
  #onChange = () => {}

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setEncoding('latin1')
    socket.on('data', (part: string) => {
      this.#received += part
      this.#onChange()
    })
    socket.on('close', () => this.#onChange())
    socket.on('error', () => {})
  }

  /** @returns undefined where the connection is refused. */
  static async open(url: string): Promise<OpenConnection | undefined> {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    if (!isOpen) return undefined
    onTestFinished(() => void socket.destroy())
    return new OpenConnection(socket)
  }

  /** Whether the server has closed it. */
  get isClosed(): boolean {
    return this.#socket.destroyed || this.#socket.readableEnded
  }

  send(text: string): void {
    this.#socket.write(text)
  }

  /** Sends a request and waits for how it ends. */
  ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const lines = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
    this.send(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
    return this.answer()
  }

  /** The next answer. */
  answer(): Promise<Ended> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => finish({ kind: 'hung' }), patienceMs)
      const finish = (ended: Ended) => {
        clearTimeout(timer)
        this.#onChange = () => {}
        resolve(ended)
      }
      this.#onChange = () => {
        const answered = this.#takeAnswer()
        if (answered) finish(answered)
        else if (this.#socket.destroyed || this.#socket.readableEnded) finish({ kind: 'cut' })
      }
      this.#onChange()
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  /** An answer, once it has arrived whole; one with `101` has no body. */
  #takeAnswer(): Ended | undefined {
    const [head, ...rest] = this.#received.split('\r\n\r\n')
    if (head === undefined || rest.length === 0) return undefined
    const status = Number(/^HTTP[/]1[.]1 (\d+)/.exec(head)?.[1])
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
    const isChunked = /^transfer-encoding: *chunked/im.test(head)
    const body = rest.join('\r\n\r\n')
    const isWhole = isChunked ? /(?:^|\r\n)0\r\n\r\n/.test(body) : body.length >= length
    if (!isWhole) return undefined
    this.#received = isChunked ? '' : body.slice(length)
    return { kind: 'answered', status, body: isChunked ? body : body.slice(0, length) }
  }
}

/** One request on a connection of its own. */
export async function askOnce(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const connection = await OpenConnection.open(url)
  if (!connection) return { kind: 'refused' }
  const ended = await connection.ask(path, headers)
  connection.close()
  return ended
}

/** The headers of a WebSocket handshake. */
export const webSocketHeaders = {
  'connection': 'Upgrade',
  'upgrade': 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
} as const
