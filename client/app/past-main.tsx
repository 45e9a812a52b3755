// Stage, cart and talk of the past: the places of the room's page, given the room as it was.
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMomentWords } from '#client/past/moment-words.ts'
import { CoBrowsingProvider } from '#client/rooms/co-browsing.ts'
import { stageDestination } from '#client/rooms/destination.ts'
import { NavigationProvider } from '#client/rooms/navigation.ts'
import { RoomProvider, useRoom } from '#client/rooms/room-context.tsx'
import type { OpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Empty } from '#client/ui/empty.tsx'
import { HistoryIcon } from '#client/ui/lazy-icons.tsx'
import { traitsOf } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import type { Looking } from '#shared/wire/looking.ts'
import type { PageNavigation } from './navigation.ts'
import { nobody } from './past-navigation.ts'
import { DestinationIn, StageContent } from './places-shown.tsx'
import { SidePanel } from './side-panel.tsx'
import { useIsPhone } from './use-width.ts'

interface PastMainProps {
  navigation: PageNavigation
  then: OpenRoom
  /** When it was so. */
  at: number
  /** What happened at the moment that is shown. */
  event: HistoryEvent | undefined
  /** Stands above the stage. */
  children: ReactNode
}

/** The page between the head and the bar of the past. */
export function PastMain({ navigation, then, at, event, children }: PastMainProps) {
  const { t } = useTranslation('past')
  const isPhone = useIsPhone()
  const words = useMomentWords()
  useFollowed(event, navigation)
  return (
    <RoomProvider value={then}>
      <NavigationProvider value={navigation}>
        <CoBrowsingProvider value={nobody}>
          <main className="room-main">
            <div className="room-stage">
              {children}
              <PastStage navigation={navigation} />
            </div>
            {!isPhone && <SidePanel navigation={navigation} />}
          </main>
          <DestinationIn
            layer="panel"
            navigation={navigation}
            sheetTitle={(tab) => t('sheet', { what: t(tab), when: words(at) })}
          />
          <DestinationIn layer="dialog" navigation={navigation} />
        </CoBrowsingProvider>
      </NavigationProvider>
    </RoomProvider>
  )
}

/** The page goes along with what happened: its product comes on the stage, its tab to the front. */
function useFollowed(event: HistoryEvent | undefined, navigation: PageNavigation): void {
  useEffect(() => {
    if (!event) return
    const [productId] = event.products ?? []
    if (productId !== undefined && navigation.looking.get().productId !== productId) navigation.put({ productId })
    const group = traitsOf(event)?.group
    if (group === 'talk') navigation.showTab('talk')
    else if (group === 'cart' || group === 'decisions') navigation.showTab('cart')
  }, [event, navigation])
}

function PastStage({ navigation }: { navigation: PageNavigation }) {
  const { t } = useTranslation('past')
  const { cart, annotations } = useRoom()
  const looking = useObservable(navigation.looking)
  const { lines } = useObservable(cart.view)
  const comparisons = useObservable(annotations.comparisons)
  const shown = wasThere(looking, comparisons) ? looking : instead(looking, lines)
  if (!shown)
    return (
      <div className="past-empty">
        <Empty icon={<HistoryIcon />} title={t('nothing')} />
      </div>
    )
  return <StageContent destination={stageDestination(shown)} />
}

function wasThere({ productId, comparisonId }: Looking, comparisons: readonly { readonly id: string }[]): boolean {
  return comparisonId === undefined ? productId !== undefined : comparisons.some(({ id }) => id === comparisonId)
}

type Lines = ReturnType<ReturnType<typeof useRoom>['cart']['view']['get']>['lines']

/** What is on the stage where nothing was, or nothing that was there then: the newest line. */
function instead({ productId, variantId }: Looking, lines: Lines): Looking | undefined {
  if (productId !== undefined) return { productId, ...(variantId !== undefined && { variantId }) }
  const line = lines.findLast(({ lane }) => lane !== 'rejected')
  return line && { productId: line.productId, variantId: line.variantId }
}
