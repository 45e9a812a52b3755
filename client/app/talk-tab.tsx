// Talk together with what other features add to it.
import { AddThings, ThingsStream } from '#client/annotations/things.tsx'
import { useOpenVisit } from '#client/rooms/store-visits.ts'
import { TalkPanel } from '#client/talk/talk-panel.tsx'
import { VisitPanel } from '#client/visits/visit-panel.tsx'
import { VisitTabs } from '#client/visits/visit-tabs.tsx'
import type { TalkDestination } from './place.ts'

const things = {
  add: <AddThings />,
  stream: (within: { current: HTMLElement | null }) => <ThingsStream within={within} />,
}

/** The panel of talk, beside the stage or in a sheet over it. While somebody of the store is here, their conversation comes first. */
export function TalkTab({ talk }: { talk: TalkDestination | undefined }) {
  const open = useOpenVisit()
  const visitId = talk === undefined ? open?.id : talk.to === 'visit' ? talk.visitId : undefined
  return (
    <>
      <VisitTabs visitId={visitId} />
      {visitId === undefined ? (
        <TalkPanel talk={talk?.to === 'visit' ? undefined : talk} things={things} />
      ) : (
        <VisitPanel key={visitId} visitId={visitId} />
      )}
    </>
  )
}
