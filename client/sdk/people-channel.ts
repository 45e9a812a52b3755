// The people channel (Socket.IO): commands to the server, and the events it sends. A room opens without it, so Socket.IO is loaded
// separately.
import type { Socket } from 'socket.io-client'
import { readEvent } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import type { CommandName, CommandReplies, CommandRequest } from '#shared/wire/commands.ts'
import type { Acknowledgement, ClientToServer, ServerToClient } from '#shared/wire/people.ts'
import type { Access } from './access.ts'
import { Emitter } from './emitter.ts'
import { readPage } from './event-page.ts'
import type { EventPage } from './event-page.ts'
import { HistoryReader } from './history-reader.ts'
import { queryOf } from './http.ts'
import { Retry } from './retry.ts'

type PeopleSocket = Socket<ServerToClient, ClientToServer>

/** How long an answer may take; after that the command is refused as `offline`. */
const answerMs = 8_000

/** Sends a command to the server. Refuses as the command does, and `offline` where there is no answer. */
export type Ask = <Name extends CommandName>(
  name: Name,
  request: CommandRequest<Name>,
) => Promise<Outcome<CommandReplies[Name]>>

/** The people channel as the parts of a room use it. */
export interface People {
  readonly ask: Ask
  /**
   * Calls back at each event with this name, in the order of arrival. `history` may have gaps and repetitions here; see
   * `Room.onHistory`.
   * @returns the function that ends the subscription.
   */
  on<Name extends keyof ServerToClient>(name: Name, listener: ServerToClient[Name]): () => void
  /** Calls back whenever the channel has connected. */
  onConnect(listener: () => void): void
}

/** What the channel needs and announces. */
export interface PeopleOptions {
  readonly server: string
  readonly roomId: string
  readonly access: Access
  readonly random: () => number
  onHistory(events: readonly HistoryEvent[]): void
}

/** The connection of this device to the people channel. */
export class PeopleChannel implements People {
  readonly #options: PeopleOptions
  readonly #events = new Emitter<ServerToClient>()
  readonly #onConnect: (() => void)[] = []
  readonly #reader: HistoryReader
  readonly #retry: Retry
  #socket: PeopleSocket | undefined
  #closed = false

  constructor(options: PeopleOptions) {
    this.#options = options
    this.#reader = new HistoryReader({ read: (after) => this.#readAfter(after), emit: options.onHistory })
    this.#events.on('history', (events) => this.#reader.take(events.map(readEvent)))
    this.#retry = new Retry({ attempt: () => void this.#socket?.connect(), random: options.random })
  }

  on: People['on'] = (name, listener) => this.#events.on(name, listener)

  onConnect(listener: () => void): void {
    this.#onConnect.push(listener)
  }

  /** Connects. Resolves once the position in the history is known from which events follow, or when the first attempt failed. */
  async open(): Promise<void> {
    const { io } = await import('socket.io-client')
    if (this.#closed) return
    const socket: PeopleSocket = io(this.#options.server, {
      auth: (give) => void this.#options.access.token().then((token) => give(token.ok ? { token: token.value } : {})),
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      forceNew: true,
    })
    this.#socket = socket
    // The server is trusted to send what its table says; an event that this version does not know has no listener.
    socket.onAny((name: keyof ServerToClient, ...args: unknown[]) => this.#events.emit(name, ...(args as [never])))
    socket.on('disconnect', (reason) => {
      // Socket.IO itself reconnects after all other reasons.
      if (reason === 'io server disconnect') this.#retry.later()
    })
    await new Promise<void>((resolve) => {
      socket.on('connect', () => {
        this.#retry.succeeded()
        for (const listener of this.#onConnect) listener()
        socket.emit('history.position', (reply) => {
          if (reply.ok) this.#reader.catchUp(reply.seq)
          resolve()
        })
      })
      socket.on('connect_error', (error) => {
        this.#onConnectError(error)
        resolve()
      })
    })
  }

  ask: Ask = async <Name extends CommandName>(name: Name, request: CommandRequest<Name>) => {
    if (!this.#socket?.connected) return refused(refusal('offline'))
    // The typed call cannot follow a name that is itself a parameter; the reply is the one of that name.
    const socket = this.#socket.timeout(answerMs) as unknown as {
      emitWithAck(name: string, request: unknown): Promise<Acknowledgement<CommandReplies[Name]>>
    }
    try {
      const reply = await socket.emitWithAck(name, request)
      return reply.ok ? granted(reply) : refused(reply.refusal)
    } catch {
      return refused(refusal('offline'))
    }
  }

  close(): void {
    this.#closed = true
    this.#retry.stop()
    this.#reader.close()
    this.#socket?.disconnect()
  }

  /** Socket.IO retries by itself unless the server refused; then the token is the likely reason. */
  #onConnectError(error: Error & { data?: Partial<Refusal> }): void {
    const code = error.data?.code
    if (code === undefined || this.#socket?.active) return
    if (code.startsWith('token-')) void this.#options.access.renew()
    this.#retry.later()
  }

  async #readAfter(after: number): Promise<Outcome<EventPage>> {
    const path = `/rooms/${this.#options.roomId}/history${queryOf({ after, limit: 200 })}`
    return readPage(await this.#options.access.call<HistoryPage>({ path }))
  }
}
