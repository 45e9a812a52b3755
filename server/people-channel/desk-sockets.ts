// The sockets of the desk channel: a namespace of the one Socket.IO server. Events go to sockets one by one and not by the names of
// rooms: Socket.IO would keep every event of a name for two minutes, for devices that come back. A desk is sent whole to those.
import type { Namespace, Server, Socket } from 'socket.io'
import type { DeskEvents } from '#shared/desk/contracts.ts'
import type { StaffEmitter } from '../host/staff-events.ts'
import type { StaffCaller } from '../identity/staff.ts'

interface SocketData {
  staff: StaffCaller
}

type FromDesk = Record<string, never>
export type DeskSocket = Socket<FromDesk, DeskEvents, FromDesk, SocketData>

/** What decides about desks; the desk channel does. */
export interface DeskHandlers {
  authenticate(socket: DeskSocket, next: (error?: Error) => void): Promise<void>
  welcome(socket: DeskSocket): void
}

/** The open desks of one server. */
export class DeskSockets implements StaffEmitter {
  readonly #namespace: Namespace<FromDesk, DeskEvents, FromDesk, SocketData>
  readonly #byStaff = new Map<string, Set<DeskSocket>>()

  constructor(server: Pick<Server, 'of'>) {
    this.#namespace = server.of('/desk') as unknown as Namespace<FromDesk, DeskEvents, FromDesk, SocketData>
    // The library's types hide that there is none: a session would be restored before it is known whose it is.
    const { adapter } = this.#namespace as unknown as { adapter: { restoreSession(): Promise<null> } }
    adapter.restoreSession = () => Promise.resolve(null)
  }

  attach(handlers: DeskHandlers): void {
    this.#namespace.use((socket, next) => void handlers.authenticate(socket, next))
    this.#namespace.on('connection', (socket) => handlers.welcome(socket))
  }

  /** @returns how many desks the associate has open now. */
  add(socket: DeskSocket): number {
    const { staffId } = socket.data.staff
    const sockets = this.#byStaff.get(staffId) ?? new Set()
    this.#byStaff.set(staffId, sockets.add(socket))
    return sockets.size
  }

  /** @returns how many desks the associate has left. */
  remove(socket: DeskSocket): number {
    const { staffId } = socket.data.staff
    const sockets = this.#byStaff.get(staffId)
    sockets?.delete(socket)
    if (sockets?.size === 0) this.#byStaff.delete(staffId)
    return sockets?.size ?? 0
  }

  get connectedCount(): number {
    return this.#byStaff.size
  }

  isConnected(staffId: string): boolean {
    return this.#byStaff.has(staffId)
  }

  emitToStaff<Name extends keyof DeskEvents>(staffId: string, name: Name, ...said: Parameters<DeskEvents[Name]>): void {
    for (const socket of this.#byStaff.get(staffId) ?? []) socket.emit(name, ...said)
  }

  endStaff(staffId: string, code: string): void {
    this.emitToStaff(staffId, 'ended', { code })
    for (const socket of [...(this.#byStaff.get(staffId) ?? [])]) socket.disconnect(true)
  }
}
