import { Dialog } from '#client/ui/dialog.tsx'
import { usePlaces } from './place.ts'
import type { SideTab, TalkDestination } from './place.ts'

interface SideSheetProps {
  tab: SideTab
  talk: TalkDestination | undefined
  title: string | undefined
  onClose: () => void
}

/** A tab of the side panel, on a phone as a sheet over the page. */
export function SideSheet({ tab, talk, title, onClose }: SideSheetProps) {
  const { component: Content, useSheetTitle } = usePlaces().tabs[tab]
  const ownTitle = useSheetTitle()
  return (
    <Dialog title={title ?? ownTitle} className={`${tab}-sheet`} onClose={onClose}>
      <Content talk={talk} />
    </Dialog>
  )
}
