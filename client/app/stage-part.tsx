// The stage with the strips above it.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import { stageDestination } from '#client/rooms/destination.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { memberColour } from '#client/ui/avatar.tsx'
import { useHeightAs } from '#client/ui/use-height-as.ts'
import type { PageNavigation } from './navigation.ts'
import { DestinationIn, Standing, StageContent } from './places-shown.tsx'

/** The stage of a room; while this person follows somebody, in that member's colour. */
export function StagePart({ navigation }: { navigation: PageNavigation }) {
  const room = useRoom()
  const following = useObservable(useCoBrowsing().following)
  const isTrayOpen = useObservable(navigation.opened).strip !== undefined
  const leader = following && room.members.find(following.id)
  return (
    <div
      className="room-stage"
      id="room-stage"
      tabIndex={-1}
      data-along={leader && true}
      style={leader && memberColour(leader.colour)}
    >
      <div className="room-row">
        <NothingWaiting />
        <Standing part="row" />
        <Strips navigation={navigation} />
      </div>
      <Stage isTrayOpen={isTrayOpen} />
    </div>
  )
}

/** What the room has to say, over the top of the stage: nothing below moves when it comes or goes. */
function Strips({ navigation }: { navigation: PageNavigation }) {
  const place = useHeightAs('--strips')
  return (
    <div className="room-strips" ref={place}>
      <Standing part="strip" />
      <DestinationIn layer="strip" navigation={navigation} />
    </div>
  )
}

/** Holds the row of what waits as long as it is empty, so that nothing moves when something comes. */
function NothingWaiting() {
  const { t } = useTranslation('app')
  const isKnown = useObservable(useRoom().catchUp.state) !== undefined
  return <p className="room-nothing">{isKnown && t('nothingWaiting')}</p>
}

function Stage({ isTrayOpen }: { isTrayOpen: boolean }) {
  const { productId, variantId, comparisonId } = useObservable(useNavigation().looking)
  return <OnStage productId={productId} variantId={variantId} comparisonId={comparisonId} isTrayOpen={isTrayOpen} />
}

interface OnStageProps extends Record<'productId' | 'variantId' | 'comparisonId', string | undefined> {
  isTrayOpen: boolean
}

/** Renders again for another thing, and not for every step by which a picture is moved. */
const OnStage = memo(function OnStage({ isTrayOpen, productId, variantId, comparisonId }: OnStageProps) {
  const destination = stageDestination({
    ...(productId !== undefined && { productId }),
    ...(variantId !== undefined && { variantId }),
    ...(comparisonId !== undefined && { comparisonId }),
  })
  return <StageContent destination={destination} around={{ isTrayOpen }} />
})
