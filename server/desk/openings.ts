// Stores that open and close: what waits is offered to those who are there from then on, and whoever looks at it is told.
import type { RoomId, ShopId } from '#shared/ids.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import type { Job } from '#server/host/jobs/job.ts'
import type { DeskHours } from './hours-port.ts'
import type { Offers } from './offers.ts'
import type { HelpQueue } from './queue.ts'

/** The longest wait: the clock may be set forward meanwhile. */
const maxWaitMs = 60_000

/** What openings need. */
export interface OpeningParts {
  readonly queue: HelpQueue
  readonly offers: Offers
  readonly hours: DeskHours
  /** The rooms of a shop in which somebody may look. */
  readonly roomsOf: (shopId: ShopId) => readonly RoomId[]
  readonly tellRoom: (room: RoomId) => void
  readonly deskChanged: (staffId: string) => void
  readonly clock: Clock
  readonly reportError: ReportError
}

/** Wakes for the next store that opens or closes. */
export class Openings implements Job {
  readonly name = 'stores that open and close'
  readonly #parts: OpeningParts
  /** By shop: which stores are open, as it was told last. */
  readonly #told = new Map<ShopId, string>()
  #state: 'new' | 'started' | 'stopped' = 'new'
  #cancel = () => {}
  #looking: Promise<void> = Promise.resolve()

  constructor(parts: OpeningParts) {
    this.#parts = parts
    parts.hours.onChange(() => this.#lookSoon())
  }

  start(): void {
    this.#state = 'started'
    for (const shopId of this.#parts.hours.shops()) this.#told.set(shopId, this.#openIn(shopId))
    this.#plan()
  }

  async stop(): Promise<void> {
    this.#state = 'stopped'
    this.#cancel()
    await this.#looking
  }

  #lookSoon(): void {
    if (this.#state !== 'started') return
    this.#looking = this.#looking.then(() => this.#look())
  }

  async #look(): Promise<void> {
    for (const shopId of new Set([...this.#parts.hours.shops(), ...this.#told.keys()])) {
      const open = this.#openIn(shopId)
      if (this.#told.get(shopId) === open) continue
      this.#told.set(shopId, open)
      await this.#turned(shopId)
    }
    this.#plan()
  }

  async #turned(shopId: ShopId): Promise<void> {
    const { queue, offers, roomsOf, tellRoom, deskChanged, reportError } = this.#parts
    queue.book.changed(shopId)
    try {
      await offers.placeAll(shopId)
    } catch (fault) {
      reportError(fault, 'What waits could not be offered as a store opened')
    }
    for (const { member } of queue.book.ofShop(shopId)) deskChanged(member.id)
    for (const room of roomsOf(shopId)) tellRoom(room)
  }

  #openIn(shopId: ShopId): string {
    const { hours } = this.#parts
    return JSON.stringify(hours.of(shopId).map(({ id }) => [id, hours.isOpen(shopId, id)]))
  }

  #plan(): void {
    this.#cancel()
    if (this.#state !== 'started') return
    const { hours, clock } = this.#parts
    const next = Math.min(...[...hours.shops()].map((shopId) => hours.nextChangeIn(shopId)))
    const waitMs = Math.min(Math.max(next - clock.now(), 0), maxWaitMs)
    this.#cancel = clock.after(waitMs, () => this.#lookSoon())
  }
}
