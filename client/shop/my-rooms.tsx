// The rooms this device is in: what they are called, who is there, and the way back in.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { roomAddress } from '#client/rooms/addresses.ts'
import { tellRoomsOf } from '#client/rooms/rooms-here.ts'
import type { RoomHere } from '#client/rooms/rooms-here.ts'
import { Button } from '#client/ui/button.tsx'
import { NextIcon } from '#client/ui/icons.tsx'
import type { RoomCount } from '#shared/catchup/contracts.ts'
import { ago } from './ago.ts'
import { AvatarRow } from './avatar-row.tsx'
import { listOf } from '#client/rooms/list-of.ts'
import { useRoomCounts } from './room-counts.ts'
import { mostRoomsInFront } from '#shared/choices.ts'
import { useTakenOver } from '#client/ui/use-taken-over.ts'
import { forgetRoomHere } from './use-rooms-here.ts'
import './my-rooms.css'

/** At the top of a shop: the last few rooms, to go on where one was. */
export function RoomsStrip({ rooms, shopId }: { rooms: readonly RoomHere[]; shopId: string | undefined }) {
  const { t } = useTranslation('shop')
  const isOwn = useTakenOver()
  useEffect(() => {
    if (shopId !== undefined) tellRoomsOf(shopId)
  }, [shopId, rooms.length])
  if (!isOwn) return <RoomsComing />
  if (rooms.length === 0) return null
  return (
    <section className="stack rooms-strip" aria-labelledby="rooms-strip-title">
      <h2 id="rooms-strip-title">{t('rooms.goOn')}</h2>
      <RoomList rooms={rooms.slice(0, mostRoomsInFront)} />
    </section>
  )
}

/** As tall as the strip that is about to come: as many rooms are seen of it as the server knows this device to have. */
function RoomsComing() {
  const { t } = useTranslation('shop')
  return (
    <div className="stack rooms-strip rooms-coming" aria-hidden="true">
      <h2>{t('rooms.goOn')}</h2>
      <ul className="grid room-list">
        {Array.from({ length: mostRoomsInFront }, (_, index) => (
          <li key={index}>
            <div className="room-link" />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Rooms as links back in. */
export function RoomList({ rooms }: { rooms: readonly RoomHere[] }) {
  const counts = useRoomCounts()
  return (
    <ul className="grid room-list">
      {rooms.map((room) => (
        <li key={room.session.roomId}>
          <RoomCard room={room} count={counts.get(room.session.roomId)} />
        </li>
      ))}
    </ul>
  )
}

function RoomCard({ room, count }: { room: RoomHere; count: RoomCount | undefined }) {
  return count && 'ended' in count ? (
    <EndedRoom room={room} why={count.ended} />
  ) : (
    <RoomLink room={room} count={count} />
  )
}

function RoomLink({ room, count }: { room: RoomHere; count: Extract<RoomCount, { room: string }> | undefined }) {
  const { t } = useTranslation('shop')
  return (
    <Link className="room-link" href={roomAddress(room.session.roomId)}>
      <RoomWords room={count ? asNow(room, count) : room} />
      {count && count.waiting + count.unread > 0 ? (
        <span className="stack room-link-waits">
          {count.waiting > 0 && <b>{t('rooms.waiting', { count: count.waiting })}</b>}
          {count.unread > 0 && <span>{t('rooms.unread', { count: count.unread })}</span>}
        </span>
      ) : (
        <span className="room-link-in">
          {t('rooms.in')}
          <NextIcon />
        </span>
      )}
    </Link>
  )
}

/** As the server knows it: others may have renamed it, come, gone or done something since this device was there. */
function asNow(room: RoomHere, { title, others, lastAt }: Extract<RoomCount, { room: string }>): RoomHere {
  return { ...room, title: title || room.title, others, lastAt: Math.max(room.lastAt, lastAt) }
}

/** A room that this device is no longer in: it says why, and can be put away. */
function EndedRoom({ room, why }: { room: RoomHere; why: string }) {
  const { t } = useTranslation('shop')
  const { title, session } = room
  const words = why === 'room-closed' || why === 'room-damaged' || why === 'removed' ? why : 'other'
  return (
    <div className="room-link room-link-ended">
      <span className="room-words">
        <span className="room-words-title">{title === '' ? t('rooms.untitled') : title}</span>
        <span className="room-words-who">{t(`rooms.ended.${words}`)}</span>
      </span>
      <Button size="small" onClick={() => forgetRoomHere(session.roomId)}>
        {t('rooms.forget')}
      </Button>
    </div>
  )
}

/** A room's people, its title, and when something last happened there. */
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
