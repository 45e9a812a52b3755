// The conversations of visits that are open on this device.
import type { ObservableValue } from './observable.ts'
import { visitTalk } from './visit-talk.ts'
import type { ConversationContext, OpenedLink, VisitTalk } from './visit-talk.ts'

/** The conversations that are open: of open visits, and of those that somebody looks at. */
export class VisitConversations {
  readonly #all: ObservableValue<ReadonlyMap<string, VisitTalk>>
  readonly #context: ConversationContext
  readonly #links = new Map<string, Promise<OpenedLink>>()
  readonly #shown = new Map<string, number>()
  #open: ReadonlySet<string> = new Set()
  #isOver = false

  /** @param all where those that are open stand, by visit. */
  constructor(all: ObservableValue<ReadonlyMap<string, VisitTalk>>, context: ConversationContext) {
    this.#all = all
    this.#context = context
    context.onClose(() => {
      this.#isOver = true
    })
  }

  setOpen(visits: readonly string[]): void {
    this.#open = new Set(visits)
    this.#follow()
  }

  /** Somebody looks at a visit, or no longer does. @param by how many more do. */
  show(visit: string, by: 1 | -1): void {
    this.#shown.set(visit, (this.#shown.get(visit) ?? 0) + by)
    this.#follow()
  }

  #isWanted(visit: string): boolean {
    return this.#open.has(visit) || (this.#shown.get(visit) ?? 0) > 0
  }

  #follow(): void {
    if (this.#isOver) return
    for (const visit of [...this.#open, ...this.#shown.keys()]) {
      if (this.#isWanted(visit) && !this.#links.has(visit)) void this.#begin(visit)
    }
    for (const visit of this.#links.keys()) if (!this.#isWanted(visit)) void this.#end(visit)
  }

  async #begin(visit: string): Promise<void> {
    const opening = this.#context.openVisit(visit)
    this.#links.set(visit, opening)
    const { link } = await opening
    if (this.#links.get(visit) !== opening) return
    this.#all.set(new Map(this.#all.get()).set(visit, visitTalk(link, this.#context)))
  }

  async #end(visit: string): Promise<void> {
    const opening = this.#links.get(visit)
    this.#links.delete(visit)
    const left = new Map(this.#all.get())
    left.delete(visit)
    this.#all.set(left)
    await (await opening)?.close()
  }
}
