import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { shopAddress } from '#client/rooms/addresses.ts'
import { locale } from '#client/locales/words.ts'
import type { RoomHere } from '#client/rooms/rooms-here.ts'
import { Button } from '#client/ui/button.tsx'
import { PeopleIcon, SearchIcon } from '#client/ui/icons.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import { useTakenOver } from '#client/ui/use-taken-over.ts'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { RoomCount } from '#shared/catchup/contracts.ts'
import { BagButton } from './bag-button.tsx'
import { departmentWords } from './department-words.ts'
import { useRoomCounts } from './room-counts.ts'
import { SearchField } from './search-field.tsx'
import type { Wish } from './use-product-list.ts'
import { departmentAddress, searchPlace } from './wish.ts'
import './shop-bar.css'

const RoomsDialog = lazy(async () => ({ default: (await import('./rooms-dialog.tsx')).RoomsDialog }))

interface ShopBarProps {
  shop: string | undefined
  name: string | undefined
  wish: Wish
  /** The page lists what is searched for. */
  live: boolean
  departments: Departments['departments']
  rooms: readonly RoomHere[]
  hasBag: boolean
}

/** More would not fit into one line; all are on the shop's home. */
export const mostInBar = 5

/** The head of every page of a shop: its name, its departments, the search, and the way back to one's rooms. */
export function ShopBar({ shop, name, wish, live, departments, rooms, hasBag }: ShopBarProps) {
  const { t } = useTranslation('shop')
  const isOwn = useTakenOver()
  return (
    <header className="shop-bar" data-live={live}>
      {name === undefined ? (
        <Skeleton className="shop-bar-waiting" />
      ) : (
        <Link className="shop-bar-name" href={shopAddress(shop)}>
          {name}
        </Link>
      )}
      <nav className="shop-bar-departments" aria-label={t('departments.title')}>
        {departments.slice(0, mostInBar).map((department) => (
          <Link
            key={department.name}
            href={departmentAddress(department.name, shop)}
            aria-current={wish.department === department.name ? 'page' : undefined}
          >
            {departmentWords(department.title ?? department.name)}
          </Link>
        ))}
      </nav>
      <SearchField shop={shop} query={wish.query ?? ''} live={live} />
      {!live && (
        <Link className="icon-button shop-bar-search" href={searchPlace(shop)} aria-label={t('search.label')}>
          <SearchIcon />
        </Link>
      )}
      {isOwn ? rooms.length > 0 && <RoomsButton rooms={rooms} /> : <RoomsButtonComing />}
      {hasBag && <BagButton shop={shop} />}
    </header>
  )
}

/** As wide as the button that is about to come, where the server knows this device to have rooms. */
function RoomsButtonComing() {
  const { t } = useTranslation('shop')
  return (
    <Button className="shop-bar-rooms shop-bar-rooms-coming" icon={<PeopleIcon />} disabled aria-hidden="true">
      <span className="shop-bar-words">{t('rooms.mine')}</span>
      <span className="shop-bar-count">0</span>
    </Button>
  )
}

function RoomsButton({ rooms }: { rooms: readonly RoomHere[] }) {
  const { t } = useTranslation('shop')
  const [open, setOpen] = useState(false)
  const news = newsIn(useRoomCounts())
  return (
    <>
      <Button className="shop-bar-rooms" icon={<PeopleIcon />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className="shop-bar-words">{t('rooms.mine')}</span>
        {news === 0 ? (
          <span className="shop-bar-count">{rooms.length.toLocaleString(locale())}</span>
        ) : (
          <span className="shop-bar-count shop-bar-news">
            <span aria-hidden="true">{news.toLocaleString(locale())}</span>
            <span className="only-read-out">{t('rooms.allNew', { count: news })}</span>
          </span>
        )}
      </Button>
      {open && (
        <Suspense>
          <RoomsDialog rooms={rooms} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** What waits and what is unread, in all rooms of this device. */
function newsIn(counts: ReadonlyMap<string, RoomCount>): number {
  return [...counts.values()].reduce((sum, count) => ('room' in count ? sum + count.waiting + count.unread : sum), 0)
}
