// The room's page: its layout, filled from the table of places.
import { Suspense, useEffect } from 'react'
import { useOpenCoBrowsing } from '#client/presence/use-co-browsing.ts'
import { CoBrowsingProvider } from '#client/rooms/co-browsing.ts'
import { NavigationProvider } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { lazyPart, prefetchLazyParts } from '#client/ui/lazy.ts'
import { useAnnouncer } from './announcer.ts'
import { Dock } from './dock.tsx'
import { PlacesProvider } from './place.ts'
import { places } from './places.tsx'
import { DestinationIn, Standing } from './places-shown.tsx'
import { useProductsAhead } from './products-ahead.ts'
import { RoomBand } from './room-band.tsx'
import { RoomBar } from './room-bar.tsx'
import { useRoomKeys } from './room-keys.ts'
import { useRoomNavigation } from './room-navigation.ts'
import { RoomSkeleton } from './room-skeleton.tsx'
import { useRoomTitle } from './room-title.ts'
import { SidePanel } from './side-panel.tsx'
import { SkipLinks } from './skip-links.tsx'
import { StagePart } from './stage-part.tsx'
import { useIsPhone } from './use-width.ts'
import './room-shell.css'

const EndedPage = lazyPart(async () => (await import('./ended-page.tsx')).EndedPage)

/** Everything of an open room. */
export function RoomShell() {
  const connection = useObservable(useRoom().connection)
  useRoomTitle()
  useAnnouncer()
  useProductsAhead()
  useEffect(prefetchLazyParts, [])
  if (connection.state === 'ended')
    return (
      <Suspense fallback={null}>
        <EndedPage refusal={connection.refusal} />
      </Suspense>
    )
  return (
    <PlacesProvider value={places}>
      <RoomLayout />
    </PlacesProvider>
  )
}

function RoomLayout() {
  const isPhone = useIsPhone()
  const navigation = useRoomNavigation()
  const coBrowsing = useOpenCoBrowsing(navigation)
  const { page } = useObservable(navigation.opened)
  useRoomKeys(navigation, coBrowsing)
  // Lasts no longer than a frame, and is never drawn.
  if (!coBrowsing) return null
  return (
    <NavigationProvider value={navigation}>
      <CoBrowsingProvider value={coBrowsing}>
        {page ? (
          <>
            <DestinationIn layer="page" navigation={navigation} fallback={<RoomSkeleton />} />
            <DestinationIn layer="dialog" navigation={navigation} />
          </>
        ) : (
          <div className="room">
            <SkipLinks />
            <RoomBar />
            <RoomBand />
            <main className="room-main">
              <StagePart navigation={navigation} />
              {!isPhone && <SidePanel navigation={navigation} />}
            </main>
            {isPhone && <Dock />}
            <DestinationIn layer="panel" navigation={navigation} />
            <DestinationIn layer="dialog" navigation={navigation} />
            <Standing part="over" />
            <DestinationIn layer="passage" navigation={navigation} />
          </div>
        )}
      </CoBrowsingProvider>
    </NavigationProvider>
  )
}
