// From a bearer token of any kind to the member, associate or key that it stands for.
import type { AdminKeys } from './admin-keys.ts'
import type { Callers } from './callers.ts'
import type { StaffSessions } from './staff.ts'

/** A name of the member, associate or key that a bearer token stands for at this moment; undefined where it opens nothing. */
export async function principalOf(
  bearer: string,
  { callers, keys, staff }: { callers: Callers; keys: AdminKeys; staff: StaffSessions },
): Promise<string | undefined> {
  const caller = await callers.byToken(bearer)
  if (caller.ok) return `member ${caller.value.memberId}`
  const associate = await staff.byToken(bearer)
  if (associate.ok) return `staff ${associate.value.staffId}`
  const key = await keys.idOf(bearer)
  return key && `key ${key}`
}
