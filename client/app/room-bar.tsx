// The header: where this is, how it stands, who is here.
import { useTranslation } from 'react-i18next'
import { shopAddress } from '#client/rooms/addresses.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useRoomName } from '#client/rooms/room-name.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { BackIcon, EditIcon } from '#client/ui/icons.tsx'
import { Mark } from '#client/ui/mark.tsx'
import { Link } from 'wouter'
import { ConnectionWords } from './connection-words.tsx'
import { Standing } from './places-shown.tsx'
import './room-bar.css'

/** The room's header. */
export function RoomBar() {
  const { t } = useTranslation('app')
  const { shop } = useRoom()
  // The shop this deployment is for has the short address.
  const home = shopAddress(shop.id)
  return (
    <header className="bar">
      <Mark href={home} />
      <Link href={home} className="icon-button bar-back" aria-label={t('toTheShop')}>
        <BackIcon />
      </Link>
      <RoomName />
      <Standing part="bar" />
    </header>
  )
}

function RoomName() {
  const { t } = useTranslation('app')
  const room = useRoom()
  const may = useMay()
  const navigation = useNavigation()
  const title = useRoomName()
  const members = useObservable(room.members.list)
  const here = members.filter((member) => member.here).length
  return (
    <div className="bar-title">
      <h1>
        {may.host ? (
          <button
            type="button"
            className="bar-rename"
            title={t('rename')}
            onClick={() => navigation.go({ to: 'room-name' })}
          >
            <bdi>{title}</bdi>
            <EditIcon />
          </button>
        ) : (
          <bdi>{title}</bdi>
        )}
      </h1>
      <p>
        <span className="bar-here">{t('hereOf', { here, all: members.length })} · </span>
        <ConnectionWords />
      </p>
    </div>
  )
}
