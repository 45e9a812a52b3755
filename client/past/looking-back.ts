// Looking back: which moment is shown, which is on its way, and the steps between. Knows nothing of the page.
import type { PastReach, PastRoom, Room, Observable } from '#client/sdk/index.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { Refusal } from '#shared/refusals.ts'
import { MomentCache } from './moment-cache.ts'
import { scaleOf } from './scale.ts'
import type { Scale } from './scale.ts'

/** How many moments a second playing shows. */
export const speeds = [1, 2, 4] as const
/** See `speeds`. */
export type Speed = (typeof speeds)[number]

/** What is seen of it. */
export interface LookingBackState {
  /** Undefined until it is known how far back one can look. */
  readonly scale: Scale | undefined
  /** What is on the page; undefined until the first moment is there. */
  readonly shown: PastRoom | undefined
  /** The event that was gone to. Later than `shown` while it is fetched, and where only some moments are stored. */
  readonly wanted: number
  readonly isWaiting: boolean
  /** Why the moment that was gone to is not shown. */
  readonly trouble: Refusal | undefined
  readonly playing: boolean
  readonly speed: Speed
}

const secondMs = 1_000
/** How many moments ahead are prefetched. */
const ahead = 3

export class LookingBack {
  readonly #room: Pick<Room, 'past'>
  readonly #cache: MomentCache
  readonly #state = new ObservableValue<LookingBackState>({
    scale: undefined,
    shown: undefined,
    wanted: 0,
    isWaiting: true,
    trouble: undefined,
    playing: false,
    speed: 1,
  })
  #reach: PastReach | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(room: Pick<Room, 'past'>) {
    this.#room = room
    this.#cache = new MomentCache(room.past)
  }

  get state(): Observable<LookingBackState> {
    return this.#state
  }

  /** Begins at an event, or at the latest moment. */
  async open(seq?: number): Promise<void> {
    this.#set({ isWaiting: true, trouble: undefined, wanted: seq ?? this.#state.get().wanted })
    const reach = await this.#room.past.reach()
    if (this.#closed) return
    if (!reach.ok) return this.#set({ isWaiting: false, trouble: reach.refusal })
    this.#reach = reach.value
    const scale = scaleOf(reach.value)
    this.#set({ scale })
    await this.go(this.#state.get().wanted || scale.to.seq)
  }

  /** Goes to an event; what is shown stays until it is there. */
  async go(seq: number): Promise<void> {
    const { scale } = this.#state.get()
    if (!scale) return this.open(seq)
    const wanted = Math.min(scale.to.seq, Math.max(scale.from.seq, seq))
    this.#set({ wanted, isWaiting: true, trouble: undefined })
    const answer = await this.#cache.at(wanted)
    // Who has gone on meanwhile waits for another.
    if (this.#closed || this.#state.get().wanted !== wanted) return
    if (!answer.ok) return this.#set({ isWaiting: false, trouble: answer.refusal, playing: false })
    this.#cache.show(answer.value)
    this.#set({ shown: answer.value, isWaiting: false })
    this.#fetchAround(wanted)
  }

  /** One event on or back; where only some moments are stored, to the next of them. */
  async step(step: 1 | -1): Promise<void> {
    const { wanted, shown } = this.#state.get()
    if (step === -1) return this.go(Math.min(wanted, shown?.seq ?? wanted) - 1)
    await this.go(wanted + 1)
    const now = this.#state.get()
    if (now.shown !== shown && now.shown?.seq !== shown?.seq) return
    const next = this.#reach?.marks.find(({ seq }) => seq > now.wanted)
    if (next && !now.trouble && !now.isWaiting) await this.go(next.seq)
  }

  /** To the next day on which something happened, or the one before. */
  async stepDay(step: 1 | -1): Promise<void> {
    const { scale, wanted } = this.#state.get()
    if (!scale) return
    await this.go(scale.dayFrom(wanted, step) ?? (step === 1 ? scale.to.seq : scale.from.seq))
  }

  play(): void {
    const { scale, wanted, playing } = this.#state.get()
    if (!scale || playing) return
    this.#set({ playing: true })
    // From the end it starts over.
    if (wanted >= scale.to.seq) void this.go(scale.from.seq)
    this.#playOn()
  }

  pause(): void {
    clearTimeout(this.#timer)
    this.#set({ playing: false })
  }

  setSpeed(speed: Speed): void {
    this.#set({ speed })
  }

  /** Tries again what failed. */
  again(): Promise<void> {
    return this.#state.get().scale ? this.go(this.#state.get().wanted) : this.open()
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#cache.close()
  }

  #playOn(): void {
    this.#timer = setTimeout(() => void this.#playStep(), secondMs / this.#state.get().speed)
  }

  async #playStep(): Promise<void> {
    // A moment that is still on its way is waited for: nothing is left out.
    if (!this.#state.get().isWaiting) await this.step(1)
    const { playing, wanted, scale } = this.#state.get()
    if (this.#closed || !playing) return
    if (wanted >= (scale?.to.seq ?? 0)) this.pause()
    else this.#playOn()
  }

  #fetchAround(seq: number): void {
    const { scale, playing, speed } = this.#state.get()
    const last = seq + (playing ? ahead * speed : 1)
    for (let next = seq + 1; next <= Math.min(last, scale?.to.seq ?? 0); next += 1) void this.#cache.at(next)
    if (!playing && seq > (scale?.from.seq ?? 0)) void this.#cache.at(seq - 1)
  }

  #set(change: Partial<LookingBackState>): void {
    this.#state.set({ ...this.#state.get(), ...change })
  }
}

/** The moment that was asked for is not among those that are stored. */
export function isPruned({ shown, wanted, isWaiting }: LookingBackState): boolean {
  return shown !== undefined && !isWaiting && shown.seq < wanted
}
