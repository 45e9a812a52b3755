import { useCompany } from '#client/rooms/company.ts'
import { useWatched } from '#client/rooms/use-watched.ts'

/** Whether anything is asked of this person: only then is it worth loading what asks. */
export function useIsPrompted(): boolean {
  const { invited, brought, before, apart } = useCompany()
  const asked = [useWatched(invited), useWatched(brought), useWatched(before), useWatched(apart)]
  return asked.some((one) => one !== undefined)
}
