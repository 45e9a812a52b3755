import type { Talking } from '#client/rooms/ways.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'

interface TalkPanelProps {
  talking: Talking | undefined
  onTalking: (talking: Talking | undefined) => void
}

/** The threads of the room, or the one that is open. */
export function TalkPanel({ onTalking }: TalkPanelProps) {
  const threads = useWatched(useRoom().talk.threads)
  return (
    <ul>
      {[...threads.values()].map(({ id, messages }) => (
        <li key={id}>
          <button type="button" onClick={() => onTalking({ thread: id })}>
            <bdi>{messages.at(-1)?.text}</bdi>
          </button>
        </li>
      ))}
    </ul>
  )
}
