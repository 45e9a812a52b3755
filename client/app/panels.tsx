// What opens over the room. Loaded together when the first of them is opened: they share the accessible parts that weigh most.
import { useTranslation } from 'react-i18next'
import { CartPanel } from '#client/cart/cart-panel.tsx'
import { InviteDialog } from '#client/invite/invite-dialog.tsx'
import { PeoplePanel } from '#client/people/people-panel.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import type { Talking } from '#client/rooms/navigation.tsx'
import { Finder } from '#client/stage/finder.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import type { ProductId, VariantId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { HelpDialog } from './help-dialog.tsx'
import { more } from './more.tsx'
import type { MorePanel } from './more.tsx'
import { TalkPlace } from './talk-place.tsx'

/** One of the things that open over the room. */
export type Panel = 'cart' | 'talk' | 'people' | 'find' | 'invite' | 'help' | MorePanel

interface PanelsProps {
  panel: Panel
  title: string
  onPanel: (panel: Panel | undefined) => void
  onOpen: (product: ProductId, variant?: VariantId) => void
  onLook: (looking: Looking) => void
  talking: Talking | undefined
  onTalking: (talking: Talking | undefined) => void
}

/** The panel that is open. */
export function Panels({ panel, title, onPanel, onOpen, onLook, talking, onTalking }: PanelsProps) {
  const may = useMay()
  const close = () => onPanel(undefined)
  switch (panel) {
    case 'cart':
      return <CartSheet onOpen={onOpen} onFind={() => onPanel('find')} onClose={close} />
    case 'talk':
      return <TalkSheet talking={talking} onTalking={onTalking} onClose={close} />
    case 'people':
      return <PeoplePanel onLook={onLook} onInvite={may.host ? () => onPanel('invite') : undefined} onClose={close} />
    case 'find':
      return <Finder onOpen={onOpen} onClose={close} />
    case 'invite':
      return <InviteDialog title={title} onClose={close} />
    case 'help':
      return <HelpDialog onClose={close} />
    default: {
      const { panel: MorePanel } = more[panel]
      return <MorePanel onClose={close} />
    }
  }
}

function CartSheet({
  onOpen,
  onFind,
  onClose,
}: {
  onOpen: PanelsProps['onOpen']
  onFind: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('cart')
  return (
    <Dialog title={t('title')} className="cart-sheet" onClose={onClose}>
      <CartPanel onOpen={onOpen} onFind={onFind} />
    </Dialog>
  )
}

function TalkSheet({
  talking,
  onTalking,
  onClose,
}: Pick<PanelsProps, 'talking' | 'onTalking'> & { onClose: () => void }) {
  const { t } = useTranslation('app')
  return (
    <Dialog title={t('talk')} className="talk-sheet" onClose={onClose}>
      <TalkPlace talking={talking} onTalking={onTalking} />
    </Dialog>
  )
}
