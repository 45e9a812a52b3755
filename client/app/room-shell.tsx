// The room's page: header, stage, cart; what is only looked at now and then opens over it and is loaded then.
import { memo, Suspense, useCallback, useEffect, useState } from 'react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { CompanyStrips } from '#client/presence/strips.tsx'
import { StageOver } from '#client/presence/stage-over.tsx'
import { useOpenCompany } from '#client/presence/use-company.ts'
import { useIsPrompted } from '#client/presence/use-prompted.ts'
import { CompanyProvider, useCompany } from '#client/rooms/company.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { useWays, WaysProvider } from '#client/rooms/ways.tsx'
import type { Talking } from '#client/rooms/ways.tsx'
import { memberColour } from '#client/ui/avatar.tsx'
import { withMoreWords } from '#client/locales/words.ts'
import { later, loadLaterParts } from '#client/ui/later.ts'
import { WhenNear } from '#client/ui/when-near.tsx'
import { Browse } from '#client/stage/browse.tsx'
import { Stage } from '#client/stage/stage.tsx'
import { StageSkeleton } from '#client/stage/stage-preview.tsx'
import type { ProductId, VariantId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { Aside } from './aside.tsx'
import type { Beside } from './aside.tsx'
import { ArrivalPlace } from './arrival-place.tsx'
import { AwayStrip } from './away-strip.tsx'
import { Dock } from './dock.tsx'
import { find } from './find.ts'
import { LonelyStrip } from './lonely-strip.tsx'
import { NotifiedPlace } from './notified-place.tsx'
import { WaitingPlace } from './waiting-place.tsx'
import { useRoomWays } from './room-ways.ts'
import { RoomBar } from './room-bar.tsx'
import { RoomSkeleton } from './room-skeleton.tsx'
import { useHearing } from './hearing.ts'
import { useRoomKeys } from './room-keys.ts'
import { useRoomTitle } from './room-title.ts'
import { useIsPhone } from './use-is-phone.ts'
import { useMatters } from './use-matters.tsx'
import type { Panel } from './panels.tsx'
import './room-shell.css'

const Comparison = later(withMoreWords(async () => (await import('#client/compare/comparison.tsx')).Comparison))
const EndedPage = later(withMoreWords(async () => (await import('./ended-page.tsx')).EndedPage))
const NotKeptPanel = later(withMoreWords(async () => (await import('./not-kept-panel.tsx')).NotKeptPanel))
const Panels = later(withMoreWords(async () => (await import('./panels.tsx')).Panels))
const PastPlace = later(withMoreWords(async () => (await import('./past-place.tsx')).PastPlace))
const Prompts = later(async () => (await import('#client/presence/prompts.tsx')).Prompts)
const Reviews = later(withMoreWords(async () => (await import('#client/reviews/reviews.tsx')).Reviews))
const TrayStrip = later(async () => (await import('#client/presence/tray-strip.tsx')).TrayStrip)

/** Everything of an open room. */
export function RoomShell() {
  const room = useRoom()
  const connection = useWatched(room.connection)
  const title = useRoomTitle()
  const [panel, setPanel] = useState<Panel>()
  useHearing()
  useEffect(loadLaterParts, [])
  if (connection.state === 'ended')
    return (
      <Suspense fallback={null}>
        <EndedPage refusal={connection.refusal} />
      </Suspense>
    )
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
  const [past, setPast] = useState<{ readonly from: number | undefined }>()
  const matters = useMatters(() => onPanel(undefined))
  const ways = useRoomWays({
    ...matters.leads,
    past: (from) => setPast({ from }),
    talk(about) {
      setTalking(about)
      if (isPhone) onPanel('talk')
      else setBeside('talk')
    },
  })
  const onFind = useCallback(() => find(onPanel), [onPanel])
  const look = useCallback(
    (looking: Looking) => {
      ways.look(looking)
      onPanel(undefined)
      scrollTo({ top: 0 })
    },
    [ways, onPanel],
  )
  const show = useCallback<OpenProduct>(
    (productId, variantId) => look({ productId, ...(variantId === undefined ? {} : { variantId }) }),
    [look],
  )
  const talk = { talking, onTalking: setTalking }
  const company = useOpenCompany(ways)
  useRoomKeys({ awake: panel === undefined && !matters.isOpen && !past, onPanel, company })
  // For no longer than one frame is never drawn.
  if (!company) return null
  return (
    <WaysProvider value={ways}>
      <CompanyProvider value={company}>
        {past ? (
          <Suspense fallback={<RoomSkeleton />}>
            <PastPlace from={past.from} onClose={() => setPast(undefined)} />
          </Suspense>
        ) : (
          <div className="room">
            <RoomBar title={title} onPanel={onPanel} onLook={look} />
            <main className="room-main">
              <StagePlace onPanel={onPanel} onOpen={show} onFind={onFind} />
              {!isPhone && <Aside beside={beside} onBeside={setBeside} onOpen={show} onFind={onFind} {...talk} />}
            </main>
            {isPhone && <Dock onPanel={onPanel} />}
            {panel !== undefined && (
              <Suspense fallback={null}>
                <Panels panel={panel} title={title} onPanel={onPanel} onOpen={show} onLook={look} {...talk} />
              </Suspense>
            )}
            {matters.shown}
            <PromptsPlace />
            <ArrivalPlace />
            <NotifiedPlace />
          </div>
        )}
      </CompanyProvider>
    </WaysProvider>
  )
}

function PromptsPlace() {
  if (!useIsPrompted()) return null
  return (
    <Suspense fallback={null}>
      <Prompts />
    </Suspense>
  )
}

interface StagePlaceProps {
  onPanel: LayoutProps['onPanel']
  onOpen: OpenProduct
  onFind: () => void
}

/** The stage with what has to be said over it; in the colour of whoever leads it. */
function StagePlace({ onPanel, onOpen, onFind }: StagePlaceProps) {
  const room = useRoom()
  const following = useWatched(useCompany().following)
  const [tray, setTray] = useState(false)
  const led = following && room.members.find(following.id)
  const over = { onTray: () => setTray(!tray), isTrayOpen: tray }
  return (
    <div className="room-stage" data-along={led && true} style={led && memberColour(led.colour)}>
      <Strips onPanel={onPanel} />
      {tray && (
        <Suspense fallback={null}>
          <TrayStrip onClose={() => setTray(false)} />
        </Suspense>
      )}
      <StageOrBrowse onOpen={onOpen} onFind={onFind} over={over} />
    </div>
  )
}

function NotKeptPlace({ onPanel }: Pick<StagePlaceProps, 'onPanel'>) {
  const uncover = useCallback(() => onPanel(undefined), [onPanel])
  if (useWatched(useRoom().notKept).length === 0) return null
  return (
    <Suspense fallback={null}>
      <NotKeptPanel onUncover={uncover} />
    </Suspense>
  )
}

/** What has to be said before anything else on the page. */
function Strips({ onPanel }: Pick<StagePlaceProps, 'onPanel'>) {
  const may = useMay()
  return (
    <>
      <AwayStrip />
      <NotKeptPlace onPanel={onPanel} />
      <CompanyStrips />
      <WaitingPlace />
      {may.host && <LonelyStrip onInvite={() => onPanel('invite')} />}
    </>
  )
}

type OpenProduct = (product: ProductId, variant?: VariantId) => void

interface StageOrBrowseProps extends Omit<StagePlaceProps, 'onPanel'> {
  over: ComponentProps<typeof StageOver>
}

function StageOrBrowse(props: StageOrBrowseProps) {
  const { productId, variantId, comparisonId } = useWatched(useWays().looking)
  return <OnStage {...props} productId={productId} variantId={variantId} comparisonId={comparisonId} />
}

type OnStageProps = StageOrBrowseProps & Record<'productId' | 'variantId' | 'comparisonId', string | undefined>

/** Drawn anew for another thing, and not for every step by which a picture is moved. */
const OnStage = memo(function OnStage({ onOpen, onFind, over, ...looking }: OnStageProps) {
  const { t } = useTranslation('stage')
  const { productId, variantId, comparisonId } = looking
  if (comparisonId !== undefined) {
    return (
      <>
        <StageOver {...over} plain />
        <Suspense fallback={<StageSkeleton />}>
          <Comparison id={comparisonId} />
        </Suspense>
      </>
    )
  }
  if (productId === undefined) {
    return (
      <section className="room-browse" aria-labelledby="browse-title">
        <StageOver {...over} plain />
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
      over={<StageOver {...over} />}
      under={
        <WhenNear key={productId}>
          <Reviews productId={productId} />
        </WhenNear>
      }
    />
  )
})
