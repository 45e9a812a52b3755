// The room's page: header, stage, cart; what is only looked at now and then opens over it and is loaded then.
import { memo, Suspense, useCallback, useEffect, useState } from 'react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { CoBrowsingStrips } from '#client/presence/strips.tsx'
import { StageOver } from '#client/presence/stage-over.tsx'
import { useOpenCoBrowsing } from '#client/presence/use-co-browsing.ts'
import { useIsPrompted } from '#client/presence/use-prompted.ts'
import { CoBrowsingProvider, useCoBrowsing } from '#client/rooms/co-browsing.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation, NavigationProvider } from '#client/rooms/navigation.tsx'
import type { Talking } from '#client/rooms/navigation.tsx'
import { memberColour } from '#client/ui/avatar.tsx'
import { withMoreWords } from '#client/locales/words.ts'
import { lazyPart, prefetchLazyParts } from '#client/ui/lazy.ts'
import { WhenNear } from '#client/ui/when-near.tsx'
import { Browse } from '#client/stage/browse.tsx'
import { Stage } from '#client/stage/stage.tsx'
import { StageSkeleton } from '#client/stage/stage-preview.tsx'
import type { ProductId, VariantId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { SidePanel } from './side-panel.tsx'
import type { SidePanelTab } from './side-panel.tsx'
import { ArrivalPlace } from './arrival-place.tsx'
import { AwayStrip } from './away-strip.tsx'
import { Dock } from './dock.tsx'
import { find } from './find.ts'
import { LonelyStrip } from './lonely-strip.tsx'
import { NotifiedPlace } from './notified-place.tsx'
import { WaitingPlace } from './waiting-place.tsx'
import { useRoomNavigation } from './room-navigation.ts'
import { RoomBar } from './room-bar.tsx'
import { RoomSkeleton } from './room-skeleton.tsx'
import { useAnnouncer } from './announcer.ts'
import { useRoomKeys } from './room-keys.ts'
import { useRoomTitle } from './room-title.ts'
import { useIsPhone } from './use-is-phone.ts'
import { useDialogs } from './use-dialogs.tsx'
import type { Panel } from './panels.tsx'
import './room-shell.css'

const Comparison = lazyPart(withMoreWords(async () => (await import('#client/comparison/comparison.tsx')).Comparison))
const EndedPage = lazyPart(withMoreWords(async () => (await import('./ended-page.tsx')).EndedPage))
const RejectedEditsPanel = lazyPart(
  withMoreWords(async () => (await import('./rejected-edits-panel.tsx')).RejectedEditsPanel),
)
const Panels = lazyPart(withMoreWords(async () => (await import('./panels.tsx')).Panels))
const PastPlace = lazyPart(withMoreWords(async () => (await import('./past-place.tsx')).PastPlace))
const Prompts = lazyPart(async () => (await import('#client/presence/prompts.tsx')).Prompts)
const Reviews = lazyPart(withMoreWords(async () => (await import('#client/reviews/reviews.tsx')).Reviews))
const TrayStrip = lazyPart(async () => (await import('#client/presence/tray-strip.tsx')).TrayStrip)

/** Everything of an open room. */
export function RoomShell() {
  const room = useRoom()
  const connection = useObservable(room.connection)
  const title = useRoomTitle()
  const [panel, setPanel] = useState<Panel>()
  useAnnouncer()
  useEffect(prefetchLazyParts, [])
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
  const [sideTab, setSideTab] = useState<SidePanelTab>('cart')
  const [talking, setTalking] = useState<Talking>()
  const [past, setPast] = useState<{ readonly from: number | undefined }>()
  const dialogs = useDialogs(() => onPanel(undefined))
  const navigation = useRoomNavigation({
    ...dialogs.leads,
    past: (from) => setPast({ from }),
    talk(about) {
      setTalking(about)
      if (isPhone) onPanel('talk')
      else setSideTab('talk')
    },
  })
  const onFind = useCallback(() => find(onPanel), [onPanel])
  const look = useCallback(
    (looking: Looking) => {
      navigation.look(looking)
      onPanel(undefined)
      scrollTo({ top: 0 })
    },
    [navigation, onPanel],
  )
  const show = useCallback<OpenProduct>(
    (productId, variantId) => look({ productId, ...(variantId === undefined ? {} : { variantId }) }),
    [look],
  )
  const talk = { talking, onTalking: setTalking }
  const coBrowsing = useOpenCoBrowsing(navigation)
  useRoomKeys({ awake: panel === undefined && !dialogs.isOpen && !past, onPanel, coBrowsing })
  // For no longer than one frame is never drawn.
  if (!coBrowsing) return null
  return (
    <NavigationProvider value={navigation}>
      <CoBrowsingProvider value={coBrowsing}>
        {past ? (
          <Suspense fallback={<RoomSkeleton />}>
            <PastPlace from={past.from} onClose={() => setPast(undefined)} />
          </Suspense>
        ) : (
          <div className="room">
            <RoomBar title={title} onPanel={onPanel} onLook={look} />
            <main className="room-main">
              <StagePlace onPanel={onPanel} onOpen={show} onFind={onFind} />
              {!isPhone && (
                <SidePanel sideTab={sideTab} onSideTab={setSideTab} onOpen={show} onFind={onFind} {...talk} />
              )}
            </main>
            {isPhone && <Dock onPanel={onPanel} />}
            {panel !== undefined && (
              <Suspense fallback={null}>
                <Panels panel={panel} title={title} onPanel={onPanel} onOpen={show} onLook={look} {...talk} />
              </Suspense>
            )}
            {dialogs.shown}
            <PromptsPlace />
            <ArrivalPlace />
            <NotifiedPlace />
          </div>
        )}
      </CoBrowsingProvider>
    </NavigationProvider>
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
  const following = useObservable(useCoBrowsing().following)
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

function RejectedEditsPlace({ onPanel }: Pick<StagePlaceProps, 'onPanel'>) {
  const uncover = useCallback(() => onPanel(undefined), [onPanel])
  if (useObservable(useRoom().rejectedEdits).length === 0) return null
  return (
    <Suspense fallback={null}>
      <RejectedEditsPanel onUncover={uncover} />
    </Suspense>
  )
}

/** What has to be said before anything else on the page. */
function Strips({ onPanel }: Pick<StagePlaceProps, 'onPanel'>) {
  const may = useMay()
  return (
    <>
      <AwayStrip />
      <RejectedEditsPlace onPanel={onPanel} />
      <CoBrowsingStrips />
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
  const { productId, variantId, comparisonId } = useObservable(useNavigation().looking)
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
