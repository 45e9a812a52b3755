// Who of the store said something on a visit: whoever has it now, or had it before.
import type { Associate, Visit } from '#shared/visits/visit.ts'

/** The associate of that id; undefined where it is none. */
export function staffOf({ associate, former }: Pick<Visit, 'associate' | 'former'>, id: string): Associate | undefined {
  return associate.id === id ? associate : former.find((one) => one.id === id)
}
