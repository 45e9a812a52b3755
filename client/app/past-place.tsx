// The past of the room on its page: the same stage, cart and talk as now, given the room as it was. Nothing here writes.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChangesList } from '#client/past/changes-list.tsx'
import { useLineMarks } from '#client/past/line-marks.tsx'
import type { LookingBack } from '#client/past/looking-back.ts'
import { PastBar } from '#client/past/past-bar.tsx'
import { PastHead } from '#client/past/past-head.tsx'
import { PastTrouble } from '#client/past/past-trouble.tsx'
import { ProductsThen } from '#client/past/products-then.ts'
import { PutBackDialog } from '#client/past/put-back-dialog.tsx'
import { useEventAt, useIsLong, useOpenLookingBack, useSince } from '#client/past/use-looking-back.ts'
import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import { LineMarks } from '#client/rooms/line-marks.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { PageNavigation } from './navigation.ts'
import { PastEvent } from './past-event.tsx'
import { PastMain } from './past-main.tsx'
import { PastMore } from './past-more.tsx'
import { pastNavigation } from './past-navigation.ts'
import { usePastSteps } from './past-steps.ts'
import { usePlaces } from './place.ts'
import type { ShownFor } from './place.ts'
import { RoomBand } from './room-band.tsx'
import { RoomSkeleton } from './room-skeleton.tsx'

/** Begins at this event, or now without one; the browser's history leads it to others. */
type PastPlaceProps = ShownFor<'past'>

export function PastPlace({ seq, over, onClose }: PastPlaceProps) {
  const { room } = useOpenRoom()
  const back = useOpenLookingBack(room, seq)
  useNotShown()
  return back ? <PastPage back={back} step={{ seq, over }} onClose={onClose} /> : <RoomSkeleton />
}

/** Others must not take this person for looking at what is there now. */
function useNotShown(): void {
  const coBrowsing = useCoBrowsing()
  useEffect(() => {
    const wasSharing = coBrowsing.sharing.get()
    coBrowsing.leave('moved')
    coBrowsing.share(false)
    return () => {
      if (wasSharing) coBrowsing.share(true)
    }
  }, [coBrowsing])
}

interface PastPageProps extends Pick<PastPlaceProps, 'onClose'> {
  back: LookingBack
  step: Pick<PastPlaceProps, 'seq' | 'over'>
}

function PastPage({ back, step, onClose }: PastPageProps) {
  const { room, products } = useOpenRoom()
  const may = useMay()
  const { shown, trouble, wanted, isWaiting } = useObservable(back.state)
  const [comparing, setComparing] = useState(false)
  const [puttingBack, setPuttingBack] = useState(false)
  const navigation = usePastNavigation()
  usePastSteps(back, navigation, step)
  const event = useEventAt(room, wanted)
  const then = useMemo(
    () => shown && { room: shown.room, products: new ProductsThen(products, shown.room), isPast: true },
    [shown, products],
  )
  const difference = useDifference(back, comparing)
  const marks = useLineMarks(room, difference)
  const acts = {
    comparing,
    onCompare: () => setComparing(!comparing),
    onRestore: may.edit ? () => setPuttingBack(true) : undefined,
  }
  const isLate = useIsLong(isWaiting)
  return (
    <div className="room past" data-late={isLate || undefined}>
      <PastHead back={back} since={useSince(room)} onClose={onClose} {...acts} />
      <RoomBand />
      {trouble && <PastTrouble refusal={trouble} onAgain={() => void back.again()} onClose={onClose} />}
      {!trouble && !then && <PastOpening isLate={isLate} />}
      {!trouble && shown && then && (
        <LineMarks value={marks}>
          <PastMain navigation={navigation} then={then} at={shown.at} event={event}>
            {difference && <ChangesList room={room} products={products} difference={difference} />}
          </PastMain>
        </LineMarks>
      )}
      <PastBar
        back={back}
        said={event && <PastEvent event={event} />}
        more={<PastMore back={back} navigation={navigation} {...acts} />}
      />
      {puttingBack && shown && (
        <PutBackDialog
          room={room}
          products={products}
          past={shown}
          onClose={() => setPuttingBack(false)}
          onSee={onClose}
        />
      )}
    </div>
  )
}

/** Empty at first: what flashes up for a moment is worse than a moment of nothing. */
function PastOpening({ isLate }: { isLate: boolean }) {
  const { t } = useTranslation('ui')
  if (!isLate) return <main className="past-opening" aria-busy="true" aria-label={t('loading')} />
  return (
    <div className="past-opening">
      <RoomSkeleton />
    </div>
  )
}

/** Begins with what is on the stage now. */
function usePastNavigation(): PageNavigation {
  const places = usePlaces()
  const now = useNavigation()
  const [navigation] = useState(() => pastNavigation(places, now.looking.get()))
  return navigation
}

/** The difference between the moment that is shown and now, computed again after every event of now. */
function useDifference(back: LookingBack, comparing: boolean) {
  const { room } = useOpenRoom()
  const { shown } = useObservable(back.state)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!comparing) return undefined
    return room.onHistory(() => setTurn((before) => before + 1))
  }, [room, comparing])
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => (comparing && shown ? shown.difference() : undefined), [shown, comparing, turn])
}
