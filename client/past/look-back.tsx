// The entry of the room's menu: it opens no panel, but the past in place of the page.
import { useEffect } from 'react'
import { useNavigation } from '#client/rooms/navigation.tsx'

/** See above. */
export function LookBack({ onClose }: { onClose: () => void }) {
  const { past } = useNavigation()
  useEffect(() => {
    onClose()
    past?.()
  }, [onClose, past])
  return null
}
