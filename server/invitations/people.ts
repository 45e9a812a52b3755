// People of a room as a link names them.
import { isolated } from '#shared/isolates.ts'

/** The most that are named. */
const maxNamed = 3

interface Named {
  readonly name: string
}

/** Up to three names, isolated as they stand in a sentence; of more people two, and how many others. */
export function peopleOf(
  members: readonly Named[],
  count: number,
): readonly [names: readonly string[], others: number] {
  const shown = count > maxNamed ? maxNamed - 1 : maxNamed
  const names = members.slice(0, shown).map(({ name }) => isolated(name))
  return [names, count - names.length]
}
