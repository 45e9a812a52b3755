// Talk together with what other features add to it.
import { AddThings, ThingsStream } from '#client/annotations/things.tsx'
import { TalkPanel } from '#client/talk/talk-panel.tsx'
import type { TalkDestination } from './place.ts'

const things = {
  add: <AddThings />,
  stream: (within: { current: HTMLElement | null }) => <ThingsStream within={within} />,
}

/** The panel of talk, beside the stage or in a sheet over it. */
export function TalkTab({ talk }: { talk: TalkDestination | undefined }) {
  return <TalkPanel talk={talk} things={things} />
}
