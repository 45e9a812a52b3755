// Renders the table of places.
import { createElement, Suspense } from 'react'
import type { Attributes, ComponentType, ReactNode } from 'react'
import type { DestinationKind, DestinationOf } from '#client/rooms/destination.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { lazyPart } from '#client/ui/lazy.ts'
import type { Layer } from './opened.ts'
import type { PageNavigation } from './navigation.ts'
import { usePlaces } from './place.ts'
import type { SideTab, StageContext, StandingPlace, TalkDestination } from './place.ts'

const SideSheet = lazyPart(async () => (await import('./side-sheet.tsx')).SideSheet)

/** What stands in a part of the page by itself. */
export function Standing({ part }: { part: StandingPlace['part'] }) {
  return usePlaces()
    .standing.filter((place) => place.part === part)
    .map((place) => <StandingIn key={place.name} place={place} />)
}

const always = () => true

function StandingIn({ place: { component: Component, useWhen = always } }: { place: StandingPlace }) {
  return (
    useWhen() && (
      <Suspense fallback={null}>
        <Component />
      </Suspense>
    )
  )
}

interface DestinationInProps {
  layer: Layer
  navigation: PageNavigation
  fallback?: ReactNode
  /** What the title of a sheet says besides the name of its tab. */
  sheetTitle?: (tab: SideTab) => string
}

/** The destination that is open in a layer of the page. */
export function DestinationIn({ layer, navigation, fallback = null, sheetTitle }: DestinationInProps) {
  const { talk, [layer]: destination } = useObservable(navigation.opened)
  if (!destination) return null
  const onClose = () => navigation.close(layer)
  return (
    <Suspense fallback={fallback}>
      {destination.to === 'cart' || destination.to === 'talk' ? (
        <SideSheet tab={destination.to} talk={talk} title={sheetTitle?.(destination.to)} onClose={onClose} />
      ) : (
        <ShownDestination
          key={layer === 'page' ? destination.to : JSON.stringify(destination)}
          destination={destination}
          onClose={onClose}
        />
      )}
    </Suspense>
  )
}

interface ShownProps<Kind extends DestinationKind> {
  destination: DestinationOf<Kind>
  onClose: () => void
}

function ShownDestination<Kind extends DestinationKind>({ destination, onClose }: ShownProps<Kind>) {
  const place = usePlaces().destinations[destination.to]
  return place.part === 'side' || place.part === 'stage' ? null : draw(place.component, { ...destination, onClose })
}

interface StageContentProps<Kind extends DestinationKind> extends StageContext {
  destination: DestinationOf<Kind>
}

/** A destination on the stage. */
export function StageContent<Kind extends 'product' | 'comparison' | 'browse'>(props: StageContentProps<Kind>) {
  const { destination, around } = props
  const place = usePlaces().destinations[destination.to]
  return place.part === 'stage' ? draw(place.component, { ...destination, around }) : null
}

/** An element of a component whose kind of destination is known only when the page runs. */
function draw<Props extends object>(component: ComponentType<Props>, props: Props): ReactNode {
  return createElement(component, props as Props & Attributes)
}

/** Shows the tab with this name. */
export function TabContent({ tab, talk }: { tab: SideTab; talk: TalkDestination | undefined }) {
  const { component: Component } = usePlaces().tabs[tab]
  return (
    <Suspense fallback={null}>
      <Component talk={talk} />
    </Suspense>
  )
}
