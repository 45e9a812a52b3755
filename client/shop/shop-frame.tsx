// What every page of a shop stands in. Where the shop itself is not to be had, it says so instead.
import { lazy, Suspense, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Mark } from '#client/ui/mark.tsx'
import type { Shop } from '#shared/rooms/contracts.ts'
import { useDepartments, useShop } from './catalogue.ts'
import { demoShopId } from './demo-shop-id.ts'
import { ShopBar } from './shop-bar.tsx'
import { TroublePage } from './trouble.tsx'
import type { Wish } from './use-product-list.ts'
import { useRoomsHere } from './use-rooms-here.ts'
import './shop-frame.css'

const DisplayDialog = lazy(async () => ({ default: (await import('#client/ui/display-dialog.tsx')).DisplayDialog }))

interface ShopFrameProps {
  shop: string | undefined
  wish?: Wish
  /** The page lists what is searched for. */
  live?: boolean
  /** `known`: the shop, once it is. */
  children: (known: Shop | undefined) => ReactNode
}

const nothing: Wish = {}

/** Head, content and foot. */
export function ShopFrame({ shop, wish = nothing, live = false, children }: ShopFrameProps) {
  const { t } = useTranslation('shop')
  const { answer, again } = useShop(shop)
  const { answer: listed } = useDepartments(shop)
  const known = answer.state === 'ready' ? answer.value : undefined
  const rooms = useRoomsHere(known?.id)
  if (answer.state === 'refused') return <TroublePage refusal={answer.refusal} again={again} />
  const departments = listed.state === 'ready' ? listed.value : []
  return (
    <div className="shop-frame">
      <a className="shop-frame-skip" href="#shop-content">
        {t('skip')}
      </a>
      <ShopBar {...{ shop, wish, live, departments, rooms }} name={known?.name} hasBag={known?.id === demoShopId} />
      <main id="shop-content" tabIndex={-1}>
        {children(known)}
      </main>
      <footer className="cluster shop-foot">
        <p>{known?.id === demoShopId ? t('foot.demo') : known?.name}</p>
        <DisplayButton />
        <p>
          {t('foot.by')} <Mark />
        </p>
      </footer>
    </div>
  )
}

/** Where one looks for it on a shop's page: at its foot. */
function DisplayButton() {
  const { t } = useTranslation('shop')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        kind="plain"
        size="small"
        className="shop-foot-display"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('foot.display')}
      </Button>
      {open && (
        <Suspense>
          <DisplayDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
