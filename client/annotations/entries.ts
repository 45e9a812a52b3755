// Annotations of all kinds in one list, newest first.
import type { Annotations, Observable } from '#client/sdk/index.ts'
import type { CardKind } from './card.ts'
import type { cards } from './cards.tsx'

/** One card of the list. */
export interface Entry {
  readonly root: keyof typeof cards
  readonly id: string
  readonly value: { readonly by: string; readonly at: number }
  /** How many it stands for. */
  readonly count: number
}

/** The list, which follows the records of all kinds that have a card. */
export function entriesOf(annotations: Annotations, all: typeof cards): Observable<readonly Entry[]> {
  const roots = Object.keys(all) as (keyof typeof cards)[]
  const observable = roots.map((root) => ({ root, records: annotations.records(root) }))
  let known: { readonly from: readonly unknown[]; readonly entries: readonly Entry[] } | undefined
  return {
    get() {
      const from = observable.map(({ records }) => records.get())
      if (!known || from.some((records, index) => records !== known?.from[index])) {
        const entries = observable.flatMap(({ root }, index) =>
          gathered(root, from[index] as ReadonlyMap<string, Entry['value']>, all[root]),
        )
        known = { from, entries: entries.toSorted((a, b) => b.value.at - a.value.at || (a.id < b.id ? -1 : 1)) }
      }
      return known.entries
    },
    subscribe(listener) {
      const ends = observable.map(({ records }) => records.subscribe(listener))
      return () => {
        for (const end of ends) end()
      }
    },
  }
}

function gathered(
  root: Entry['root'],
  records: ReadonlyMap<string, Entry['value']>,
  { gather }: Pick<CardKind<never>, 'gather'>,
): Entry[] {
  const groups = new Map<string, Entry>()
  for (const [id, value] of records) {
    const group = gather ? gather(value as never) : id
    const before = groups.get(group)
    const isNewer = !before || value.at > before.value.at
    groups.set(group, { ...(isNewer ? { root, id, value } : before), count: (before?.count ?? 0) + 1 })
  }
  return [...groups.values()]
}
