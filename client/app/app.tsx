// Which page an address shows.
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { ToastRegion } from '#client/ui/toasts.tsx'
import { LostPage } from './lost-page.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { pages } from './pages.ts'

const ShopHome = lazy(async () => ({ default: (await pages.shop()).ShopHome }))
const ProductPage = lazy(async () => ({ default: (await pages.product()).ProductPage }))
const JoinPage = lazy(async () => ({ default: (await pages.join()).JoinPage }))
const RoomPage = lazy(async () => ({ default: (await pages.room()).RoomPage }))

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
          <Route path="/i/:code">{({ code }) => <JoinPage code={code} />}</Route>
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
