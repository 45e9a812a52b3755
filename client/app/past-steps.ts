// Back within looking back: each moment at which somebody stayed is a step of the browser's history, and so is what they opened over
// it. A slider that is dragged and a past that is played are one step, from where they began to where they ended.
import { useEffect, useState } from 'react'
import type { LookingBack } from '#client/past/looking-back.ts'
import type { DestinationOf } from '#client/rooms/destination.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import type { PageNavigation } from './navigation.ts'
import { coveringOf } from './opened.ts'

/** A moment and what lies over it, as the page's navigation knows it. */
type Step = Omit<DestinationOf<'past'>, 'to'>

interface PastStepsParts {
  readonly back: Pick<LookingBack, 'state' | 'go' | 'pause'>
  /** That of the past. */
  readonly navigation: Pick<PageNavigation, 'opened' | 'cover'>
  /** Where looking back began; at the latest moment without one. */
  readonly begun: number | undefined
  /** Somebody went on to another moment, or opened or closed something. */
  readonly onStep: (step: Step) => void
}

/** Tells the steps of somebody who looks back, and goes where the browser's history goes. */
export class PastSteps {
  readonly #parts: PastStepsParts
  readonly #stops: readonly (() => void)[]
  /** Where it began, once that is known. */
  #first: number | undefined
  #at: Step = {}
  #isHeld = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: PastStepsParts) {
    this.#parts = parts
    const changed = () => this.#changed()
    this.#stops = [parts.back.state.subscribe(changed), parts.navigation.opened.subscribe(changed)]
    this.#changed()
  }

  /** A finger or a key is down: wherever it leads, it has not arrived. */
  hold(): void {
    this.#isHeld = true
  }

  release(): void {
    this.#isHeld = false
    this.#changed()
  }

  /** The browser may have gone back or on to this step. */
  arrive({ seq = this.#parts.begun, over = {} }: Step): void {
    const { back, navigation } = this.#parts
    const moment = seq === this.#parts.begun ? this.#first : seq
    if (moment === undefined) return
    if (moment !== this.#at.seq) {
      back.pause()
      void back.go(moment)
    }
    this.#at = { seq: moment, over }
    if (!isSame(over, coveringOf(navigation.opened.get()))) navigation.cover(over)
  }

  close(): void {
    clearTimeout(this.#timer)
    for (const stop of this.#stops) stop()
  }

  /** Looked at once all of it has happened: a step may lead over a moment that is not stored. */
  #changed(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#look(), 0)
  }

  #look(): void {
    const { back, navigation, begun, onStep } = this.#parts
    const { scale, shown, wanted, isWaiting, playing, trouble } = back.state.get()
    // Somebody may go on before it is shown.
    if (scale && this.#first === undefined) {
      this.#first = wanted
      this.#at = { seq: wanted, over: {} }
    }
    if (this.#first === undefined) return
    const isThere = shown !== undefined && !isWaiting && !playing && !trouble && !this.#isHeld
    const seq = isThere ? wanted : this.#at.seq
    const over = coveringOf(navigation.opened.get())
    if (seq === this.#at.seq && isSame(over, this.#at.over ?? {})) return
    this.#at = { seq, over }
    onStep({ seq: seq === this.#first ? begun : seq, over: Object.keys(over).length === 0 ? undefined : over })
  }
}

const downs = ['pointerdown', 'keydown'] as const
/** A finger that drags may end as a touch alone. */
const ups = ['pointerup', 'touchend', 'touchcancel', 'keyup', 'blur'] as const

/** Keeps looking back in step with the browser's history. @param step where the page's navigation is. */
export function usePastSteps(back: LookingBack, past: PageNavigation, step: Step): void {
  const now = useNavigation()
  const [begun] = useState(step.seq)
  const [steps, setSteps] = useState<PastSteps>()
  useEffect(() => {
    const made = new PastSteps({ back, navigation: past, begun, onStep: (next) => now.go({ to: 'past', ...next }) })
    const [hold, release] = [() => made.hold(), () => made.release()]
    for (const down of downs) addEventListener(down, hold, true)
    for (const up of ups) addEventListener(up, release, true)
    setSteps(made)
    return () => {
      made.close()
      for (const down of downs) removeEventListener(down, hold, true)
      for (const up of ups) removeEventListener(up, release, true)
    }
  }, [back, past, begun, now])
  const { seq, over } = step
  useEffect(() => steps?.arrive({ seq, over }), [steps, seq, over])
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
