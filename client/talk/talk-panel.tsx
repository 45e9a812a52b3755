// Talk beside the stage or over it: the overview, one thread, or the form for a question.
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Talking } from '#client/rooms/navigation.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { talkIdOf } from '#shared/annotations/subject.ts'
import type { Subject } from '#shared/annotations/subject.ts'
import { AskForm } from './ask-form.tsx'
import { Overview } from './overview.tsx'
import type { Things } from './overview.tsx'
import { ThreadPage } from './thread-page.tsx'
import './talk-panel.css'
import './overview.css'
import './thread.css'
import './composer.css'

interface TalkPanelProps {
  talking: Talking | undefined
  onTalking: (talking: Talking | undefined) => void
  /** What people put on things; see `client/annotations`. */
  things?: Things
}

/** The threads of the room, or the one that is open. */
export function TalkPanel({ talking, onTalking, things }: TalkPanelProps) {
  const threads = useObservable(useRoom().talk.threads)
  const [asking, setAsking] = useState<{ readonly about: Subject | undefined }>()
  // Whoever opens a thread from elsewhere means to see it.
  useEffect(() => setAsking(undefined), [talking])
  return <div className="talk">{inside()}</div>

  function inside(): ReactNode {
    if (asking)
      return (
        <AskForm
          about={asking.about}
          onBack={() => setAsking(undefined)}
          onAsked={(thread) => {
            setAsking(undefined)
            onTalking({ thread })
          }}
        />
      )
    if (!talking)
      return <Overview things={things} onTalking={onTalking} onAsk={() => setAsking({ about: undefined })} />
    const id = 'thread' in talking ? talking.thread : talkIdOf(talking.subject)
    const thread = threads.get(id)
    return (
      <ThreadPage
        key={id}
        id={id}
        thread={thread}
        subject={thread?.subject ?? ('subject' in talking ? talking.subject : 'room')}
        onBack={() => onTalking(undefined)}
        onAsk={(about) => setAsking({ about })}
      />
    )
  }
}
