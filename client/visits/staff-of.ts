// Who of the store said something on a visit: whoever has it now, or had it before.
import type { Associate, Visit } from '#shared/visits/visit.ts'

/** The associate of that id; undefined where it is none. */
export function staffOf(
  { associate, former, guests }: Pick<Visit, 'associate' | 'former' | 'guests'>,
  id: string,
): Associate | undefined {
  return associate.id === id ? associate : [...former, ...guests].find((one) => one.id === id)
}
