// Talk beside the stage or over it: the overview, one thread, or the form for a question.
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { DestinationOf } from '#client/rooms/destination.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
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

interface TalkPanelProps {
  /** What is open of it; the overview of all threads without one. */
  talk: DestinationOf<'thread' | 'subject' | 'threads'> | undefined
  /** What people put on things; see `client/annotations`. */
  things?: Things
}

/** The threads of the room, or the one that is open. */
export function TalkPanel({ talk, things }: TalkPanelProps) {
  const navigation = useNavigation()
  const threads = useObservable(useRoom().talk.threads)
  const [asking, setAsking] = useState<{ readonly about: Subject | undefined }>()
  // Somebody who opens a thread from elsewhere means to see it.
  useEffect(() => setAsking(undefined), [talk])
  return (
    <div className="talk" data-list="talk">
      {inside()}
    </div>
  )

  function inside(): ReactNode {
    if (asking)
      return (
        <AskForm
          about={asking.about}
          onBack={() => setAsking(undefined)}
          onAsked={(threadId) => {
            setAsking(undefined)
            navigation.go({ to: 'thread', threadId })
          }}
        />
      )
    if (!talk || talk.to === 'threads')
      return <Overview things={things} onAsk={() => setAsking({ about: undefined })} />
    const id = talk.to === 'thread' ? talk.threadId : talkIdOf(talk.subject)
    const thread = threads.get(id)
    return (
      <ThreadPage
        key={id}
        id={id}
        thread={thread}
        subject={thread?.subject ?? (talk.to === 'subject' ? talk.subject : 'room')}
        onAsk={(about) => setAsking({ about })}
      />
    )
  }
}
