// What of the rooms is shown on an associate's visits. Held in memory only, and dropped at once where it is no longer granted.
import type { DeskVisit, ShownRoom } from '#shared/desk/contracts.ts'
import { scopeOf } from '#shared/visits/scope.ts'
import type { Scope } from '#shared/visits/scope.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'

/** Shown rooms by visit. */
export type ShownByVisit = ReadonlyMap<string, ShownRoom>

/** Holds what is shown, and drops it. */
export class ShownRooms {
  readonly #shown = new ObservableValue<ShownByVisit>(new Map())
  /** Visits that the desk has listed. What is shown of one may arrive before the desk lists it. */
  readonly #listed = new Set<string>()

  get all(): Observable<ShownByVisit> {
    return this.#shown
  }

  /** What is shown of a room now: all that was held of it before is dropped. */
  take(shown: ShownRoom): void {
    this.#shown.set(new Map(this.#shown.get()).set(shown.visitId, shown))
  }

  /**
   * The visits that are open, and what is granted on each: drops all else.
   * @param writers who wrote on a visit; their names stay.
   */
  keepOnly(visits: readonly DeskVisit[], writers: (visit: string) => ReadonlySet<string>): void {
    const open = new Map(visits.map(({ id, scope }) => [id, scope]))
    const kept = [...this.#shown.get()].flatMap(([id, shown]): [string, ShownRoom][] => {
      const scope = open.get(id)
      if (scope === undefined) return this.#listed.has(id) ? [] : [[id, shown]]
      return [[id, narrowed(shown, scope, writers(id))]]
    })
    for (const id of open.keys()) this.#listed.add(id)
    const isSame =
      kept.length === this.#shown.get().size && kept.every(([id, one]) => this.#shown.get().get(id) === one)
    if (!isSame) this.#shown.set(new Map(kept))
  }

  /** Drops everything. */
  clear(): void {
    this.#shown.set(new Map())
  }
}

/** What is left of a shown room where no more than these parts are granted; the same object where nothing goes. */
function narrowed(shown: ShownRoom, granted: Scope, writers: ReadonlySet<string>): ShownRoom {
  const scope = scopeOf(shown.scope.filter((part) => granted.includes(part)))
  if (scope.length === shown.scope.length) return shown
  const cart = scope.includes('cart') ? shown.cart : null
  const talk = scope.includes('talk') ? shown.talk : null
  const named = namesIn({ cart, talk })
  const dropped = namesIn(shown)
  const members = shown.members.filter(({ id }) => named.has(id) || writers.has(id) || !dropped.has(id))
  return { ...shown, scope: [...scope], cart, talk, members }
}

/** The members whom the parts of a room name. */
function namesIn({ cart, talk }: Pick<ShownRoom, 'cart' | 'talk'>): ReadonlySet<string> {
  const inCart = cart?.lines.flatMap(({ wants }) => wants.map(({ member }) => member)) ?? []
  return new Set([...inCart, ...(talk?.map(({ by }) => by) ?? [])])
}
