// What lies over the room's page is in the browser's history: Back closes it, Forward opens it again. Needs no browser.
import type { PageNavigation } from './navigation.ts'
import { coveringOf } from './opened.ts'
import type { Covering, Opened } from './opened.ts'

/** The browser's history, and the address it is at. */
export interface BrowserHistory extends Pick<History, 'state' | 'pushState' | 'replaceState' | 'go'> {
  readonly address: () => string
  /** Other pages share this history, such as the one that frames this: going back could move theirs. */
  readonly isShared: boolean
}

/** One step of the history, as it is kept in its state. */
interface Step {
  readonly covering: Covering
  /** The steps below it that going back passes through, lowest first; all of them had the address of the lowest. */
  readonly below: readonly { readonly covering: Covering; readonly address: string }[]
}

/** The state of a step to another address that keeps open what is open. */
export function steppedOn(opened: Opened): { readonly covering: Step } {
  return { covering: { covering: coveringOf(opened), below: [] } }
}

/** Keeps the two in step. */
export class CoveringHistory {
  readonly #navigation: Pick<PageNavigation, 'opened' | 'cover'>
  readonly #browser: BrowserHistory
  /** Set from asking the browser to go back until it has. */
  #isGoingBack = false
  #isDue = false

  constructor(navigation: Pick<PageNavigation, 'opened' | 'cover'>, browser: BrowserHistory) {
    this.#navigation = navigation
    this.#browser = browser
  }

  /** Something may have been opened or closed. Looked at once all of it has happened: one thing is often closed to open another. */
  changed(): void {
    if (this.#isDue) return
    this.#isDue = true
    queueMicrotask(() => {
      this.#isDue = false
      this.#write()
    })
  }

  /** The browser went back or forward. */
  moved(): void {
    if (this.#isGoingBack) {
      this.#isGoingBack = false
      this.#write()
    } else this.#navigation.cover(this.#step().covering)
  }

  #write(): void {
    if (this.#isGoingBack) return
    const covering = coveringOf(this.#navigation.opened.get())
    const step = this.#step()
    if (isSame(covering, step.covering)) return
    const { address, isShared } = this.#browser
    if (isAnotherMoment(covering, step.covering)) {
      // It is another step even where it is a moment of before. A history that is shared gets none that could not be gone back.
      if (isShared) return this.#replace({ covering, below: step.below })
      return this.#push({ covering, below: [...step.below, { covering: step.covering, address: address() }] })
    }
    const at = step.below.findLastIndex((below) => isSame(covering, below.covering))
    if (at !== -1 && step.below[at]?.address === address() && !isShared) {
      this.#isGoingBack = true
      this.#browser.go(at - step.below.length)
    } else if (at !== -1 || count(covering) < count(step.covering)) this.#replace({ covering, below: [] })
    else this.#push({ covering, below: [...step.below, { covering: step.covering, address: address() }] })
  }

  #step(): Step {
    const state = this.#browser.state as { readonly covering?: Step } | null
    return state?.covering ?? { covering: {}, below: [] }
  }

  #push(covering: Step): void {
    this.#browser.pushState({ covering }, '')
  }

  #replace(covering: Step): void {
    this.#browser.replaceState({ covering }, '')
  }
}

function count(covering: Covering): number {
  return Object.keys(covering).length
}

function isAnotherMoment({ page }: Covering, { page: before }: Covering): boolean {
  return page?.to === 'past' && before?.to === 'past' && page.seq !== before.seq
}

function isSame(one: Covering, other: Covering): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
