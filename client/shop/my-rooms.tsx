// The rooms this device is in: what they are called, who is there, and the way back in.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { roomAddress } from '#client/rooms/addresses.ts'
import type { RoomHere } from '#client/rooms/rooms-here.ts'
import { NextIcon } from '#client/ui/icons.tsx'
import { ago } from './ago.ts'
import { AvatarRow } from './avatar-row.tsx'
import { listOf } from './people-words.ts'
import './my-rooms.css'

/** At the top of a shop: the last few rooms, to go on where one was. */
export function RoomsStrip({ rooms }: { rooms: readonly RoomHere[] }) {
  const { t } = useTranslation('shop')
  if (rooms.length === 0) return null
  return (
    <section className="rooms-strip" aria-labelledby="rooms-strip-title">
      <h2 id="rooms-strip-title">{t('rooms.goOn')}</h2>
      <RoomList rooms={rooms.slice(0, 3)} />
    </section>
  )
}

/** Rooms as links back in. */
export function RoomList({ rooms }: { rooms: readonly RoomHere[] }) {
  return (
    <ul className="room-list">
      {rooms.map((room) => (
        <li key={room.session.roomId}>
          <RoomLink room={room} />
        </li>
      ))}
    </ul>
  )
}

function RoomLink({ room }: { room: RoomHere }) {
  const { t } = useTranslation('shop')
  return (
    <Link className="room-link" href={roomAddress(room.session.roomId)}>
      <RoomWords room={room} />
      <span className="room-link-in">
        {t('rooms.in')}
        <NextIcon />
      </span>
    </Link>
  )
}

/** A room's people, its title, and when it was last open here. */
export function RoomWords({ room: { title, others = [], lastAt } }: { room: RoomHere }) {
  const { t } = useTranslation('shop')
  const who =
    others.length === 0 ? t('rooms.alone') : t('rooms.with', { names: listOf(others.map(({ name }) => name)) })
  return (
    <>
      {others.length > 0 && <AvatarRow people={others} most={2} />}
      <span className="room-words">
        <span className="room-words-title">{title === '' ? t('rooms.untitled') : title}</span>
        <span className="room-words-who">{t('rooms.line', { who, when: ago(lastAt, Date.now()) })}</span>
      </span>
    </>
  )
}
