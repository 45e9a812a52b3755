// From a bearer token of any kind to the member or key that it stands for.
import type { AdminKeys } from './admin-keys.ts'
import type { Callers } from './callers.ts'

/** A name of the member or the key that a bearer token stands for at this moment; undefined where it opens nothing. */
export async function principalOf(
  bearer: string,
  { callers, keys }: { callers: Callers; keys: AdminKeys },
): Promise<string | undefined> {
  const caller = await callers.byToken(bearer)
  if (caller.ok) return `member ${caller.value.memberId}`
  const key = await keys.idOf(bearer)
  return key && `key ${key}`
}
