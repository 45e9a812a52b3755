import { useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'

/** Whether this tab shows the others where it is. Off at first, in every room anew: nobody is watched without having said so. */
export function useSharing(): [boolean, (sharing: boolean) => void] {
  const key = `tagalong.sharing.${useRoom().info.id}`
  const [sharing, setSharing] = useState(() => sessionStorage.getItem(key) === 'yes')
  const share = (wanted: boolean) => {
    sessionStorage.setItem(key, wanted ? 'yes' : 'no')
    setSharing(wanted)
  }
  return [sharing, share]
}
