// The room's page: header, stage, cart; what is only looked at now and then opens over it and is loaded then.
import { Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { useWays, WaysProvider } from '#client/rooms/ways.tsx'
import type { Talking } from '#client/rooms/ways.tsx'
import { later, loadLaterParts } from '#client/ui/later.ts'
import { Browse } from '#client/stage/browse.tsx'
import { Stage } from '#client/stage/stage.tsx'
import type { ProductId, VariantId } from '#shared/ids.ts'
import { Aside } from './aside.tsx'
import type { Beside } from './aside.tsx'
import { AwayStrip } from './away-strip.tsx'
import { Dock } from './dock.tsx'
import { EndedPage } from './ended-page.tsx'
import { find } from './find.ts'
import { LonelyStrip } from './lonely-strip.tsx'
import { NotKeptPanel } from './not-kept-panel.tsx'
import { useRoomWays } from './room-ways.ts'
import { RoomBar } from './room-bar.tsx'
import { useHearing } from './hearing.ts'
import { useRoomKeys } from './room-keys.ts'
import { useRoomTitle } from './room-title.ts'
import { useSharing } from './sharing.ts'
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
  const isPhone = useIsPhone()
  const [beside, setBeside] = useState<Beside>('cart')
  const [talking, setTalking] = useState<Talking>()
  const ways = useRoomWays({
    talk(about) {
      setTalking(about)
      if (isPhone) onPanel('talk')
      else setBeside('talk')
    },
    decide: () => {},
  })
  const onFind = useCallback(() => find(onPanel), [onPanel])
  const show = useCallback<OpenProduct>(
    (productId, variantId) => {
      ways.look({ productId, ...(variantId === undefined ? {} : { variantId }) })
      onPanel(undefined)
      scrollTo({ top: 0 })
    },
    [ways, onPanel],
  )
  const talk = { talking, onTalking: setTalking }
  return (
    <WaysProvider value={ways}>
      <div className="room">
        <RoomBar title={title} onPanel={onPanel} />
        <main className="room-main">
          <div className="room-stage">
            <Strips onInvite={() => onPanel('invite')} />
            <StageOrBrowse onOpen={show} onFind={onFind} />
          </div>
          {!isPhone && <Aside beside={beside} onBeside={setBeside} onOpen={show} onFind={onFind} {...talk} />}
        </main>
        {isPhone && <Dock onPanel={onPanel} />}
        {panel !== undefined && (
          <Suspense fallback={null}>
            <Panels panel={panel} title={title} onPanel={onPanel} onOpen={show} {...talk} />
          </Suspense>
        )}
      </div>
    </WaysProvider>
  )
}

/** What has to be said before anything else on the page. */
function Strips({ onInvite }: { onInvite: () => void }) {
  const may = useMay()
  return (
    <>
      <AwayStrip />
      <NotKeptPanel />
      {may.host && <LonelyStrip onInvite={onInvite} />}
    </>
  )
}

type OpenProduct = (product: ProductId, variant?: VariantId) => void

function StageOrBrowse({ onOpen, onFind }: { onOpen: OpenProduct; onFind: () => void }) {
  const { t } = useTranslation('stage')
  const [sharing, share] = useSharing()
  const { productId, variantId } = useWatched(useWays().looking)
  if (productId === undefined) {
    return (
      <section className="room-browse" aria-labelledby="browse-title">
        <h2 id="browse-title">{t('whatFirst')}</h2>
        <Browse onOpen={onOpen} />
      </section>
    )
  }
  return (
    <Stage
      productId={productId}
      variantId={variantId}
      onVariant={(variant) => onOpen(productId, variant)}
      onFind={onFind}
      sharing={sharing}
      onShare={share}
    />
  )
}
