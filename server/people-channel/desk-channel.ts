// The desk channel: lets associates in by their staff token, and calls the features as they come and go. It takes no commands.
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { DeskHooks } from '../host/staff-events.ts'
import type { StaffCaller } from '../identity/staff.ts'
import type { DeskHandlers, DeskSocket, DeskSockets } from './desk-sockets.ts'
import { refusalError } from './refusal-error.ts'

/** The most desks one associate has open: each of them is sent everything. */
const maxDesks = 20

/** What the desk channel needs. */
export interface DeskChannelOptions {
  readonly sockets: DeskSockets
  readonly staff: (token: string | undefined) => Promise<Outcome<StaffCaller>>
  readonly hooks: readonly DeskHooks[]
  readonly reportError: (fault: unknown, message: string) => void
}

/** The desk channel of one server. */
export class DeskChannel implements DeskHandlers {
  readonly #parts: DeskChannelOptions

  constructor(parts: DeskChannelOptions) {
    this.#parts = parts
  }

  attach(): void {
    this.#parts.sockets.attach(this)
  }

  async authenticate(socket: DeskSocket, next: (error?: Error) => void): Promise<void> {
    const token: unknown = socket.handshake.auth['token']
    try {
      const staff = await this.#parts.staff(typeof token === 'string' ? token : undefined)
      if (!staff.ok) return next(refusalError(staff.refusal))
      socket.data.staff = staff.value
      next()
    } catch (fault) {
      this.#parts.reportError(fault, 'A staff token could not be looked up')
      next(refusalError(refusal('storage-unavailable')))
    }
  }

  welcome(socket: DeskSocket): void {
    const { sockets, hooks } = this.#parts
    const { staffId, shopId } = socket.data.staff
    if (sockets.add(socket) > maxDesks) {
      sockets.remove(socket)
      socket.disconnect(true)
      return
    }
    socket.on('disconnect', () => {
      if (sockets.remove(socket) > 0) return
      for (const hook of hooks) hook.disconnected?.({ staffId, shopId })
    })
    for (const hook of hooks) hook.connected?.({ staffId, shopId })
  }
}
