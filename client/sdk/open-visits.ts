// The conversations of all open visits of a desk: each is opened once the desk lists its visit, and closed with it.
import type { DeskVisit } from '#shared/desk/contracts.ts'
import type { Refusal } from '#shared/refusals.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import { openVisit } from './open-visit.ts'
import type { OpenVisit, VisitOptions } from './open-visit.ts'

/** Conversations by visit. */
export type VisitConversations = ReadonlyMap<string, OpenVisit>

export interface OpenVisitsOptions extends Omit<VisitOptions, 'visitId' | 'roomId' | 'onRejected'> {
  readonly onRejected: (text: string, why: Refusal) => void
}

/** Keeps a conversation open for each visit. */
export class OpenVisits {
  readonly #options: OpenVisitsOptions
  readonly #open: (options: VisitOptions) => Promise<OpenVisit>
  readonly #all = new ObservableValue<VisitConversations>(new Map())
  /** Those that are open or being opened. */
  readonly #wanted = new Set<string>()

  constructor(options: OpenVisitsOptions, open = openVisit) {
    this.#options = options
    this.#open = open
  }

  get all(): Observable<VisitConversations> {
    return this.#all
  }

  /** Who wrote on a visit. */
  writersOf(visit: string): ReadonlySet<string> {
    const messages = this.#all.get().get(visit)?.records.get().messages.values()
    return new Set([...(messages ?? [])].map(({ by }) => by))
  }

  /** Opens and closes, so that exactly these are open. */
  keepOnly(visits: readonly DeskVisit[]): void {
    const ids = new Set(visits.map(({ id }) => id))
    for (const id of this.#wanted) if (!ids.has(id)) this.#close(id)
    for (const { id, roomId } of visits) if (!this.#wanted.has(id)) void this.#begin(id, roomId)
  }

  async #begin(visitId: string, roomId: string): Promise<void> {
    this.#wanted.add(visitId)
    const { onRejected, ...options } = this.#options
    const visit = await this.#open({
      ...options,
      visitId,
      roomId,
      onRejected: ({ after }, why) => onRejected(wordsIn(after), why),
    })
    if (this.#wanted.has(visitId)) this.#all.set(new Map(this.#all.get()).set(visitId, visit))
    else visit.close()
  }

  #close(id: string): void {
    this.#wanted.delete(id)
    const all = new Map(this.#all.get())
    all.get(id)?.close()
    all.delete(id)
    this.#all.set(all)
  }
}

/** What somebody wrote in a record. */
function wordsIn(record: unknown): string {
  const { text, reason } = (record ?? {}) as { readonly text?: string; readonly reason?: string }
  return text ?? reason ?? ''
}
