// What this tab does with the pictures on its stage: which tool is in hand, what is open, and whether notes are shown at all.
import { createContext, useContext } from 'react'
import { useObservable } from '#client/rooms/use-observable.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { Anchor } from '#shared/annotations/pin.ts'

/** The tool in hand. */
export type Tool = 'none' | 'pin' | 'draw'

/** A note or a drawing that is open, or notes that lie on each other. */
export type Opened =
  | { readonly on: 'pin'; readonly id: string }
  | { readonly on: 'stroke'; readonly id: string }
  | { readonly on: 'pins'; readonly ids: readonly string[] }

/** A note that is being written. */
export interface Writing {
  readonly anchor: Anchor
  /** The note whose words are changed; absent for a new one. */
  readonly pin?: string
}

export interface Marks {
  readonly tool: Tool
  /** Notes and drawings are not shown on the picture. */
  readonly hidden: boolean
  readonly opened?: Opened | undefined
  /** A mouse or the focus rests on it; shown as long as nothing is open. */
  readonly peeked?: Opened | undefined
  readonly writing?: Writing | undefined
  /** The tool was taken with a key: arrows move a cross. */
  readonly byKey?: boolean | undefined
}

/** One step closer, as a factor. */
export const closer = 1.5

/** How long the way from a marker to its card may take. */
const leavingMs = 220

const atRest: Marks = { tool: 'none', hidden: false }

/** Enlarges the picture by a factor; 0 shows the whole of it again. */
type Zoomer = (by: number) => void

/** What is done with the pictures of a product. */
export class Marking extends ObservableValue<Marks> {
  #zoomer: Zoomer | undefined
  #asked: number | undefined
  #leaving: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super(atRest)
  }

  /** Takes a tool, or lays it down where it is in hand already. What was open is closed. */
  take(tool: Tool, byKey = false): void {
    const { tool: now, hidden } = this.get()
    const next = tool === now ? 'none' : tool
    // The form of a note must be visible while somebody writes in it.
    this.set({ tool: next, hidden: next === 'none' && hidden, byKey: byKey && next === 'pin' })
  }

  open(opened: Opened | undefined): void {
    const { hidden } = this.get()
    this.set({ hidden: hidden && opened === undefined, opened, tool: 'none' })
  }

  write(writing: Writing | undefined): void {
    this.set({ ...this.get(), writing, opened: undefined, peeked: undefined })
  }

  /** A mouse or the focus has come to something; nothing while a tool is in hand. */
  peek(peeked: Opened): void {
    clearTimeout(this.#leaving)
    if (this.get().tool === 'none') this.set({ ...this.get(), peeked })
  }

  /** It has left; there is a moment to reach what was shown. */
  unpeek(): void {
    clearTimeout(this.#leaving)
    this.#leaving = setTimeout(() => {
      if (this.get().peeked) this.set({ ...this.get(), peeked: undefined })
    }, leavingMs)
  }

  /** It has reached it. */
  stay(): void {
    clearTimeout(this.#leaving)
  }

  /** Nothing open, no tool in hand. @returns whether anything was. */
  lay(): boolean {
    const { hidden } = this.get()
    const isBusy = isInUse(this.get())
    if (isBusy) this.set({ tool: 'none', hidden })
    return isBusy
  }

  hide(hidden: boolean): void {
    this.set({
      ...this.get(),
      hidden,
      ...(hidden ? { opened: undefined, peeked: undefined, writing: undefined, tool: 'none' } : {}),
    })
  }

  /** @param by a factor; 0 shows the whole picture. Waits until there is somebody to do it. */
  zoom(by: number): void {
    if (this.#zoomer) this.#zoomer(by)
    else this.#asked = by
  }

  /** Says who enlarges. @returns the function that ends it. */
  zoomWith(zoomer: Zoomer): () => void {
    this.#zoomer = zoomer
    if (this.#asked !== undefined) zoomer(this.#asked)
    this.#asked = undefined
    return () => {
      if (this.#zoomer === zoomer) this.#zoomer = undefined
    }
  }
}

/** Whether a tool is in hand or something is open. */
export function isInUse({ tool, opened, peeked, writing }: Marks): boolean {
  return tool !== 'none' || opened !== undefined || peeked !== undefined || writing !== undefined
}

const MarkingContext = createContext<Marking | undefined>(undefined)

/** Gives it to everything inside. */
export const MarkingProvider = MarkingContext.Provider

/** What is done with the pictures here. */
export function useMarking(): Marking {
  const marking = useContext(MarkingContext)
  if (!marking) throw new Error('a part of the stage is drawn outside it')
  return marking
}

/** The same, as it is now. */
export function useMarks(): Marks {
  return useObservable(useMarking())
}
