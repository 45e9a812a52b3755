// Staff as supervisors read them: by the name that the shop lets them read, each with a sum, and the rest as rows of their own.
import type { Counts } from '#shared/desk/figures.ts'
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { LivePerson } from './desk-port.ts'
import { Tally } from './counts.ts'
import type { Counted } from './ledger.ts'

/** A row of a table by person. */
export interface RowOfPerson {
  readonly kind: 'person' | 'nobody' | 'sums'
  readonly id: string | null
  readonly name: string | null
  readonly picture: string | null
  readonly store: string | null
  readonly counts: Counts
}

/** The name as it is shown. */
export function shownName(name: string, { names }: Pick<DeskShopSettings, 'names'>): string {
  return names === 'first' ? (name.trim().split(/\s+/u)[0] ?? name) : name
}

/** A row for each who counts or is on, the reader first; nobody's, and what is only left as sums, last. */
export function rowsByPerson(
  counted: readonly Counted[],
  people: readonly LivePerson[],
  { settings, reader }: { readonly settings: DeskShopSettings; readonly reader: string | undefined },
): readonly RowOfPerson[] {
  const tally = new Tally<string | null | undefined>()
  for (const { person, counts } of counted) tally.add(person, counts)
  const known = new Map(people.map((person) => [person.id, person]))
  const ids = new Set([
    ...people.filter(({ isOn }) => isOn).map(({ id }) => id),
    ...tally.keys.flatMap((id) => id ?? []),
  ])
  const rows = [...ids].map((id): RowOfPerson => {
    const { name = '', picture = null, store = null } = known.get(id) ?? {}
    return { kind: 'person', id, name: shownName(name, settings), picture, store, counts: tally.of(id) }
  })
  const empty = { id: null, name: null, picture: null, store: null }
  const others = tally.keys.flatMap((id): RowOfPerson[] => {
    if (id === null) return [{ kind: 'nobody', ...empty, counts: tally.of(null) }]
    return id === undefined ? [{ kind: 'sums', ...empty, counts: tally.of(undefined) }] : []
  })
  const isMine = ({ id }: RowOfPerson) => (id === reader ? 0 : 1)
  const sorted = rows.toSorted(
    (one, other) => isMine(one) - isMine(other) || (one.name ?? '').localeCompare(other.name ?? ''),
  )
  return [...sorted, ...others.toSorted((one, other) => (one.kind < other.kind ? -1 : 1))]
}
