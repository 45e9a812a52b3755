// Which page an address shows.
import { lazy, Suspense, useState } from 'react'
import type { ComponentType } from 'react'
import { Route, Switch } from 'wouter'
import { ToastRegion } from '#client/ui/toasts.tsx'
import { LostPage } from './lost-page.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { pages } from './pages.ts'
import type { PageCode } from './pages.ts'

const ShopHome = drawn(pages.shop)
const ProductPage = drawn(pages.product)
const UnreachableInvitation = drawn(pages.join)
const DeskPage = drawn(pages.desk)
const RoomPage = drawn(pages.room)

/** One page: from the desk to the board the connection stays. */
const deskPaths = /^[/]desk(?:[/]board)?[/]?$/

/** The whole page. */
export function App() {
  return (
    <PageBoundary>
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          <Route path="/">
            <ShopHome />
          </Route>
          <Route path="/p/:product">{({ product }) => <ProductPage product={product} />}</Route>
          <Route path="/shop/:shop">{({ shop }) => <ShopHome shop={shop} />}</Route>
          <Route path="/shop/:shop/p/:product">
            {({ shop, product }) => <ProductPage shop={shop} product={product} />}
          </Route>
          <Route path="/i/:code">
            <UnreachableInvitation />
          </Route>
          <Route path={deskPaths}>
            <DeskPage />
          </Route>
          <Route path="/r/:room">{({ room }) => <RoomPage key={room} roomId={room} />}</Route>
          <Route>
            <LostPage />
          </Route>
        </Switch>
      </Suspense>
      <ToastRegion />
    </PageBoundary>
  )
}

/** A page whose code is there is drawn at once: what is only lazy shows its outline first, also on the server. */
function drawn<Props extends object>({ load, there }: PageCode<Props>): ComponentType<Props> {
  const Late = lazy(async () => ({ default: await load() }))
  return function Drawn(props: Props) {
    // Chosen once: React discards the state of a page whose component changes.
    const [Shown] = useState<ComponentType<Props>>(() => there() ?? Late)
    return <Shown {...props} />
  }
}
