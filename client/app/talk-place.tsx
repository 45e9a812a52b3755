// Talk together with what other features bring to it.
import { AddThings, ThingsStream } from '#client/annotations/things.tsx'
import type { Talking } from '#client/rooms/navigation.tsx'
import { TalkPanel } from '#client/talk/talk-panel.tsx'

interface TalkPlaceProps {
  talking: Talking | undefined
  onTalking: (talking: Talking | undefined) => void
}

const things = {
  add: <AddThings />,
  stream: (within: { current: HTMLElement | null }) => <ThingsStream within={within} />,
}

/** The panel of talk, beside the stage or in a sheet over it. */
export function TalkPlace({ talking, onTalking }: TalkPlaceProps) {
  return <TalkPanel talking={talking} onTalking={onTalking} things={things} />
}
