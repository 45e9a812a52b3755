// The names of the members, to be found in texts.
import { useMemo } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Name } from './mentions.ts'

/** The names of all members; the same list as long as nobody comes, leaves or is called otherwise. */
export function useNames(): readonly Name[] {
  // Members change whenever somebody comes online, which changes no name.
  const list = useObservable(useRoom().members.list)
  const names = list.map(({ id, name }) => `${id}\n${name}`).join('\n\n')
  return useMemo(
    () =>
      names.split('\n\n').flatMap((one) => {
        const [id = '', name = ''] = one.split('\n')
        return id === '' ? [] : [{ id, name }]
      }),
    [names],
  )
}
