// The desk of an associate: offers, waiting requests and open visits, live, with what is shown on each visit.
import type { Socket } from 'socket.io-client'
import type { Availability, Desk, DeskEvents } from '#shared/desk/contracts.ts'
import { isRefusalCode, meaningOf, refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Outcome } from '#shared/outcome.ts'
import { deskAttention } from './desk-attention.ts'
import type { DeskAttention } from './desk-attention.ts'
import { Emitter } from './emitter.ts'
import { openDeskTools } from './desk-tools.ts'
import type { DeskTools } from './desk-tools.ts'
import { done } from './http.ts'
import { keepSame } from './keep-same.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import { OpenVisits } from './open-visits.ts'
import type { VisitConversations } from './open-visits.ts'
import { Retry } from './retry.ts'
import { ShownRooms } from './shown-rooms.ts'
import type { ShownByVisit } from './shown-rooms.ts'
import type { StaffAccess } from './staff-access.ts'
import { VisitNotes } from './visit-notes.ts'
import type { NotesByVisit } from './visit-notes.ts'

type DeskSocket = Socket<DeskEvents, Record<string, never>>

export interface DeskOptions {
  readonly server: string
  readonly access: StaffAccess
  readonly socket: typeof WebSocket
  readonly device: () => number
  readonly random: () => number
  /** Words that the server refused to take into a conversation. */
  readonly onRejected: (text: string, why: Refusal) => void
  /** The session is over. */
  readonly onEnded: (why: Refusal) => void
}

/** The connection of this device to the desk. */
export class DeskConnection {
  readonly #options: DeskOptions
  readonly #state = new ObservableValue<Desk | undefined>(undefined)
  readonly #connected = new ObservableValue(false)
  readonly #shown = new ShownRooms()
  readonly #visits: OpenVisits
  readonly #notes: VisitNotes
  /** What is at hand beside the visits themselves. */
  readonly tools: DeskTools
  readonly #retry: Retry
  /** How this associate is called while no page is open. */
  readonly attention: DeskAttention
  readonly #board = new Emitter<Pick<DeskEvents, 'board'>>()
  #aheadMs = 0
  #socket: DeskSocket | undefined
  #closed = false

  constructor(options: DeskOptions) {
    this.#options = options
    const { server, access, socket, random, onRejected } = options
    this.#visits = new OpenVisits({ server, access, socket, random, me: access.me.id, now: this.now, onRejected })
    this.attention = deskAttention(access.call)
    this.tools = openDeskTools(access)
    this.#notes = new VisitNotes(this.tools)
    this.#retry = new Retry({ attempt: () => void this.#socket?.connect(), random })
  }

  /** The whole desk; undefined until it is known. */
  get state(): Observable<Desk | undefined> {
    return this.#state
  }

  get isConnected(): Observable<boolean> {
    return this.#connected
  }

  /** What of their rooms the members show, by visit. */
  get shown(): Observable<ShownByVisit> {
    return this.#shown.all
  }

  /** The conversations of the open visits, by visit. */
  get conversations(): Observable<VisitConversations> {
    return this.#visits.all
  }

  /** What staff have noted, by visit. */
  get notes(): Observable<NotesByVisit> {
    return this.#notes.all
  }

  /** Milliseconds since 1970 by the server's clock, as far as it is known. */
  readonly now = (): number => this.#options.device() - this.#aheadMs

  /** Connects, and stays connected until `close`. */
  async open(): Promise<void> {
    const { io } = await import('socket.io-client')
    if (this.#closed) return
    const { server, access } = this.#options
    const socket: DeskSocket = io(`${server}/desk`, {
      auth: (give) => void access.token().then((token) => give(token.ok ? { token: token.value } : {})),
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      forceNew: true,
    })
    this.#socket = socket
    socket.on('desk', (desk) => this.#take(desk))
    socket.on('board', () => this.#board.emit('board'))
    socket.on('shown', (shown) => this.#shown.take(shown))
    socket.on('notes', (notes) => this.#notes.take(notes))
    socket.on('ended', ({ code }) => this.#end(refusal(isRefusalCode(code) ? code : 'session-ended')))
    socket.on('connect', () => {
      this.#retry.succeeded()
      this.#connected.set(true)
    })
    socket.on('disconnect', (reason) => {
      this.#connected.set(false)
      if (reason === 'io server disconnect' && !this.#closed) this.#retry.later()
    })
    socket.on('connect_error', (error) => this.#onConnectError(error))
  }

  /** Hears that the supervisors’ board has changed. @returns the function that stops it. */
  onBoard(listener: () => void): () => void {
    return this.#board.on('board', listener)
  }

  claim(request: string): Promise<Outcome<{ readonly visitId: string }>> {
    return this.#options.access.call({ method: 'POST', path: `/desk/requests/${request}/claim` })
  }

  pass(request: string): Promise<Outcome<void>> {
    return done(this.#options.access.call({ method: 'POST', path: `/desk/requests/${request}/pass` }))
  }

  /** Says whether this associate takes requests, and how many visits at once. */
  change(change: { readonly availability?: Availability; readonly capacity?: number }): Promise<Outcome<void>> {
    return done(this.#options.access.call({ method: 'PATCH', path: '/desk', body: change }))
  }

  endVisit(visit: string): Promise<Outcome<void>> {
    return done(this.#options.access.call({ method: 'POST', path: `/desk/visits/${visit}/end` }))
  }

  /**
   * The page is about to be frozen: for how long, nobody knows, and what may be shown changes meanwhile. So nothing of what members show
   * is there when the page is seen again, before the server has said what still is.
   */
  sleep(): void {
    this.#shown.clear()
  }

  /** The page was frozen or out of sight: its connection may be dead without knowing. Asks at once how things are. */
  async wake(): Promise<void> {
    if (this.#closed) return
    this.#socket?.disconnect()
    this.#retry.soon()
    const desk = await this.#options.access.call<Desk>({ path: '/desk' })
    // The channel may have been faster, and knows more.
    if (desk.ok && !this.#closed && desk.value.now >= (this.#state.get()?.now ?? 0)) this.#take(desk.value)
  }

  /** Signs out of all desks of this associate. Without a network only this one is closed. */
  async signOut(): Promise<void> {
    const { access } = this.#options
    this.close()
    await access.call({ method: 'POST', path: '/desk/sign-out' })
  }

  /** Closes all connections and drops everything that was shown. */
  close(): void {
    this.#closed = true
    this.#retry.stop()
    this.#socket?.disconnect()
    this.#drop()
  }

  #take(desk: Desk): void {
    this.#aheadMs = aheadOf(this.#aheadMs, this.#options.device() - desk.now)
    // First what must go, then what is drawn by it.
    this.#shown.keepOnly(desk.visits, (visit) => this.#visits.writersOf(visit))
    this.#visits.keepOnly(desk.visits)
    this.#notes.keepOnly(desk.visits)
    this.#state.set(keepSame(this.#state.get(), desk))
  }

  #end(why: Refusal): void {
    if (this.#closed) return
    this.close()
    this.#options.onEnded(why)
  }

  #drop(): void {
    this.#shown.clear()
    this.#visits.keepOnly([])
    this.#notes.keepOnly([])
    this.#connected.set(false)
    this.#state.set(undefined)
  }

  /** Socket.IO retries by itself unless the server refused; then the token is the likely reason. */
  #onConnectError(error: Error & { data?: Partial<Refusal> }): void {
    this.#connected.set(false)
    const code = error.data?.code
    if (code === undefined || this.#socket?.active) return
    if (code.startsWith('token-')) void this.#options.access.renew()
    else if (!meaningOf(code).retry) return this.#end(refusal(code))
    this.#retry.later()
  }
}

/** A difference this large is no delay: one of the clocks was set. */
const clockSetMs = 10_000

/** How far the device is ahead: what arrived fastest knows best, for every delay looks like a device that is further ahead. */
function aheadOf(before: number, measured: number): number {
  return measured < before || measured - before > clockSetMs ? measured : before
}
