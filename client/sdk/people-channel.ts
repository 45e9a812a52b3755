// The people channel (Socket.IO): history as it happens, and the end of a membership. Loaded on its own, for a room opens without it.
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
import { readPage } from './history.ts'
import { HistoryReader } from './history-reader.ts'
import { queryOf } from './http.ts'
import { Retry } from './retry.ts'
import type { EventPage } from './room.ts'

type PeopleSocket = Socket<ServerToClient, ClientToServer>

/** How long an answer may take: whoever waits longer is told that there is no connection. */
const answerMs = 8_000

/** Asks the server something. Refuses as the command does, and `offline` where there is no answer. */
export type Ask = <Name extends CommandName>(
  name: Name,
  request: CommandRequest<Name>,
) => Promise<Outcome<CommandReplies[Name]>>

/** What is told besides history, as it comes. */
export type PeopleNews = Pick<ServerToClient, 'spotlight' | 'look' | 'read' | 'seen' | 'notice'> & {
  /** What this member has read of the threads, when the channel was connected. */
  readonly marks: (marks: Readonly<Record<string, number>>) => void
}

/** What the channel needs and tells. */
export interface PeopleOptions {
  readonly server: string
  readonly roomId: string
  readonly access: Access
  readonly random: () => number
  readonly news: PeopleNews
  onHistory(events: readonly HistoryEvent[]): void
  onEnded(refusal: Refusal): void
}

/** See above. */
export class PeopleChannel {
  readonly #options: PeopleOptions
  readonly #reader: HistoryReader
  readonly #retry: Retry
  #socket: PeopleSocket | undefined
  #closed = false

  constructor(options: PeopleOptions) {
    this.#options = options
    this.#reader = new HistoryReader({ read: (after) => this.#readAfter(after), tell: options.onHistory })
    this.#retry = new Retry({ attempt: () => void this.#socket?.connect(), random: options.random })
  }

  /** Connects. Resolves once it is known from where on history is told, or when the first attempt failed. */
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
    socket.on('history', (events) => this.#reader.take(events.map(readEvent)))
    const { news } = this.#options
    socket.on('spotlight', news.spotlight)
    socket.on('look', news.look)
    socket.on('read', news.read)
    socket.on('seen', news.seen)
    socket.on('notice', news.notice)
    socket.on('ended', ({ refusal }) => this.#options.onEnded(refusal))
    socket.on('disconnect', (reason) => {
      // All other endings are Socket.IO's own to mend.
      if (reason === 'io server disconnect') this.#retry.later()
    })
    await new Promise<void>((resolve) => {
      socket.on('connect', () => {
        this.#retry.succeeded()
        void this.ask('read.marks', {}).then((known) => known.ok && this.#options.news.marks(known.value.marks))
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

  /** Socket.IO goes on trying by itself unless the server said no; then it is a matter of the token. */
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
