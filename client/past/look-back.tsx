// The entry of the room's menu: it opens no panel, but the past in place of the page.
import { useEffect } from 'react'
import { useWays } from '#client/rooms/ways.tsx'

/** See above. */
export function LookBack({ onClose }: { onClose: () => void }) {
  const { past } = useWays()
  useEffect(() => {
    onClose()
    past?.()
  }, [onClose, past])
  return null
}
