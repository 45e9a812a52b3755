// The room's page: header, stage, cart; what is only looked at now and then opens over it and is loaded then.
import { Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CartPanel } from '#client/cart/cart-panel.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { later, loadLaterParts } from '#client/ui/later.ts'
import { Browse } from '#client/stage/browse.tsx'
import { Stage } from '#client/stage/stage.tsx'
import { AwayStrip } from './away-strip.tsx'
import { Dock } from './dock.tsx'
import { EndedPage } from './ended-page.tsx'
import { find } from './find.ts'
import { LonelyStrip } from './lonely-strip.tsx'
import { NotKeptPanel } from './not-kept-panel.tsx'
import { RoomBar } from './room-bar.tsx'
import { useHearing } from './hearing.ts'
import { useRoomKeys } from './room-keys.ts'
import { useRoomTitle } from './room-title.ts'
import { useSharing } from './sharing.ts'
import { useStaged } from './staged.ts'
import { useIsPhone } from './use-is-phone.ts'
import type { Panel } from './panels.tsx'
import './room-shell.css'

const Panels = later(async () => (await import('./panels.tsx')).Panels)

/** Everything of an open room. */
export function RoomShell() {
  const room = useRoom()
  const connection = useWatched(room.connection)
  const title = useRoomTitle()
  const [panel, setPanel] = useState<Panel>()
  useHearing()
  useEffect(loadLaterParts, [])
  useRoomKeys(panel === undefined, setPanel)
  if (connection.state === 'ended') return <EndedPage refusal={connection.refusal} />
  return <RoomLayout title={title} panel={panel} onPanel={setPanel} />
}

interface LayoutProps {
  title: string
  panel: Panel | undefined
  onPanel: (panel: Panel | undefined) => void
}

function RoomLayout({ title, panel, onPanel }: LayoutProps) {
  const may = useMay()
  const isPhone = useIsPhone()
  const { staged, open } = useStaged()
  const onFind = useCallback(() => find(onPanel), [onPanel])
  const show = useCallback<typeof open>(
    (product, variant) => {
      open(product, variant)
      onPanel(undefined)
      scrollTo({ top: 0 })
    },
    [open, onPanel],
  )
  return (
    <div className="room">
      <RoomBar title={title} onPanel={onPanel} />
      <main className="room-main">
        <div className="room-stage">
          <AwayStrip />
          <NotKeptPanel />
          {may.host && <LonelyStrip onInvite={() => onPanel('invite')} />}
          <StageOrBrowse staged={staged} open={open} onFind={onFind} />
        </div>
        {!isPhone && <CartAside onOpen={show} onFind={onFind} />}
      </main>
      {isPhone && <Dock onPanel={onPanel} />}
      {panel !== undefined && (
        <Suspense fallback={null}>
          <Panels panel={panel} title={title} onPanel={onPanel} onOpen={show} />
        </Suspense>
      )}
    </div>
  )
}

type StagedState = ReturnType<typeof useStaged>

function StageOrBrowse({ staged, open, onFind }: StagedState & { onFind: () => void }) {
  const { t } = useTranslation('stage')
  const [sharing, share] = useSharing()
  if (!staged) {
    return (
      <section className="room-browse" aria-labelledby="browse-title">
        <h2 id="browse-title">{t('whatFirst')}</h2>
        <Browse onOpen={open} />
      </section>
    )
  }
  return (
    <Stage
      productId={staged.product}
      variantId={staged.variant}
      onVariant={(variant) => open(staged.product, variant)}
      onFind={onFind}
      sharing={sharing}
      onShare={share}
    />
  )
}

function CartAside({ onOpen, onFind }: { onOpen: StagedState['open']; onFind: () => void }) {
  const { t } = useTranslation('cart')
  const { lines } = useWatched(useRoom().cart.view)
  const count = lines.filter(({ lane }) => lane !== 'rejected').length
  return (
    <aside className="room-aside" aria-labelledby="cart-title">
      <h2 id="cart-title">
        {t('title')} {count > 0 && <span className="count">{count}</span>}
      </h2>
      <CartPanel onOpen={onOpen} onFind={onFind} />
    </aside>
  )
}
