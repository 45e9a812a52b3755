// Opens a room from what this device has saved, and says why where it cannot.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '#client/sdk/index.ts'
import { shopAddress } from '#client/rooms/addresses.ts'
import { Products } from '#client/rooms/products.ts'
import { RoomProvider } from '#client/rooms/room-context.tsx'
import { takeRoom } from '#client/rooms/prefetch.ts'
import { deviceStorage } from '#client/ui/browser-storage.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { KindPage } from '#client/ui/kind-page.tsx'
import { clearNotices } from '#client/ui/toasts.tsx'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { RoomShell } from './room-shell.tsx'
import { RoomSkeleton } from './room-skeleton.tsx'

/** The room of that id, as this device may see it. */
export function RoomPage({ roomId }: { roomId: string }) {
  const [attempt, setAttempt] = useState(0)
  const opening = useOpening(roomId, attempt)
  switch (opening.state) {
    case 'opening':
      return <RoomSkeleton />
    case 'stranger':
      return <NotIn />
    case 'refused':
      return <Refused refusal={opening.refusal} onAgain={() => setAttempt(attempt + 1)} />
    case 'open':
      return <OpenRoomPage room={opening.room} />
    default:
      return opening satisfies never
  }
}

function OpenRoomPage({ room }: { room: Room }) {
  const open = useMemo(() => ({ room, products: new Products(room.catalogue) }), [room])
  return (
    <RoomProvider value={open}>
      <RoomShell />
    </RoomProvider>
  )
}

function NotIn() {
  const { t } = useTranslation('app')
  return (
    <KindPage
      title={t('notIn.title')}
      action={
        <ButtonLink href={shopAddress()} kind="solid">
          {t('toTheShop')}
        </ButtonLink>
      }
    >
      {t(deviceStorage.isLasting() ? 'notIn.words' : 'notIn.unremembered')}
    </KindPage>
  )
}

function Refused({ refusal, onAgain }: { refusal: Refusal; onAgain: () => void }) {
  const { t } = useTranslation('app')
  const { t: why } = useTranslation('refusals')
  const retry = meaningOf(refusal.code).retry
  const action = retry ? (
    <Button kind="solid" onClick={onAgain}>
      {t('again')}
    </Button>
  ) : (
    <ButtonLink href={shopAddress()} kind="solid">
      {t('toTheShop')}
    </ButtonLink>
  )
  return (
    <KindPage title={t(retry ? 'notNow' : 'notOpen')} action={action}>
      {why(refusal.code)}
    </KindPage>
  )
}

type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'stranger' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'open'; readonly room: Room }

/** Opens the room, and closes it when the page goes elsewhere. @param attempt counts up to try again. */
function useOpening(roomId: string, attempt: number): Opening {
  const [opening, setOpening] = useState<Opening>({ state: 'opening' })
  useEffect(() => {
    let left = false
    let open: Room | undefined
    setOpening({ state: 'opening' })
    void takeRoom(roomId).then((outcome) => {
      if (!outcome) return setOpening({ state: 'stranger' })
      if (!outcome.ok) return setOpening({ state: 'refused', refusal: outcome.refusal })
      if (left) return void outcome.value.close()
      open = outcome.value
      setOpening({ state: 'open', room: open })
    })
    return () => {
      left = true
      void open?.close()
      clearNotices()
    }
  }, [roomId, attempt])
  return opening
}
