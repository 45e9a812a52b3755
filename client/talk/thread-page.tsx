// One thread: what it is about, what was said, and where to go on.
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { Unsaid } from '#client/rooms/unsaid.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { AskIcon, BackIcon, TalkIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { Subject } from '#shared/annotations/subject.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { AboutPicture } from './about-picture.tsx'
import { lineOf, useAbout } from './about.ts'
import { Composer, Rewording } from './composer.tsx'
import { useDraft } from '#client/rooms/compose/use-draft.ts'
import { MessageFeed } from './message-feed.tsx'
import type { FeedHandle } from './message-feed.tsx'
import { QuestionState, useMayResolve } from './question-state.tsx'
import { questionWords } from './questions.ts'
import { Typing } from './typing.tsx'

interface ThreadPageProps {
  /** The thread's id, also of one that nobody has opened yet. */
  id: string
  subject: Subject
  /** Absent as long as nobody has said anything in it. */
  thread: ThreadView | undefined
  onAsk: (subject: Subject) => void
}

/** One thread; it needs a `key`, for each thread has a state of its own. */
export function ThreadPage({ id, subject, thread, onAsk }: ThreadPageProps) {
  const { t } = useTranslation('talk')
  const { t: why } = useTranslation('refusals')
  const { talk } = useRoom()
  const may = useMay()
  const feed = useRef<FeedHandle>(null)
  const [answering, setAnswering] = useState<string>()
  const [rewording, setRewording] = useState<string>()
  const mayResolve = useMayResolve(thread)
  const about = useAbout(subject)
  const reworded = thread?.messages.find((message) => message.id === rewording)
  const answer = useCallback((message: string) => {
    setRewording(undefined)
    setAnswering(message)
  }, [])
  const answered = useCallback(() => setAnswering(undefined), [])
  const resolve = () => {
    const resolved = talk.resolve(id, true)
    if (!resolved.ok) toast(why(resolved.refusal.code))
  }
  return (
    <section className="talk-thread" aria-label={t('threadLabel', { about: lineOf(about, t) })}>
      <ThreadHead thread={thread} subject={subject} onAsk={may.speak ? onAsk : undefined} />
      {thread ? (
        <MessageFeed
          thread={thread}
          label={t('messagesAbout', { about: lineOf(about, t) })}
          handle={feed}
          onAnswer={answer}
          onReword={setRewording}
        />
      ) : (
        <div className="talk-feed-place">
          {/* The comment itself stands above, and is the first thing said. */}
          <Empty icon={<TalkIcon />} title={t(about.topic === 'pin' ? 'noReplies' : 'nothingSaid')}>
            {t(!may.speak ? 'nothingSaidViewer' : about.topic === 'pin' ? 'noRepliesWords' : 'nothingSaidWords')}
          </Empty>
        </div>
      )}
      <Typing thread={id} />
      {!may.speak ? (
        <Onlooker place={id} />
      ) : reworded ? (
        <Rewording key={reworded.id} thread={id} message={reworded} onDone={() => setRewording(undefined)} />
      ) : (
        <Composer
          id={id}
          subject={subject}
          thread={thread}
          answering={answering}
          onAnswered={answered}
          onSaid={() => feed.current?.toEnd()}
          onResolve={mayResolve && thread?.resolved === false ? resolve : undefined}
        />
      )}
    </section>
  )
}

/** Who may not speak, perhaps any more: what they had begun is not taken from them. */
function Onlooker({ place }: { place: string }) {
  const { t } = useTranslation('talk')
  const { isPast } = useOpenRoom()
  const [{ text }] = useDraft(place)
  return (
    <div className="stack talk-onlooker">
      {text.trim() !== '' && <Unsaid text={text} />}
      <p>{t(isPast ? 'past' : 'onlooker')}</p>
    </div>
  )
}

interface HeadProps {
  thread: ThreadView | undefined
  subject: Subject
  onAsk: ((subject: Subject) => void) | undefined
}

function ThreadHead({ thread, subject, onAsk }: HeadProps) {
  const { t } = useTranslation('talk')
  const navigation = useNavigation()
  const about = useAbout(subject)
  const question = thread?.kind === 'question' ? (questionWords(thread) ?? t('questionGone')) : undefined
  return (
    <header className="stack talk-head">
      <div className="row talk-head-row">
        <IconButton className="talk-back" label={t('back')} onClick={() => navigation.go({ to: 'threads' })}>
          <BackIcon />
        </IconButton>
        <AboutPicture about={about} />
        <div className="talk-head-words">
          <h3>
            <bdi>{question ?? lineOf(about, t)}</bdi>
          </h3>
          <p>
            <bdi>{question === undefined ? (about.topic === 'line' ? '' : about.more) : lineOf(about, t)}</bdi>
          </p>
        </div>
        {about.destination && (
          <Button size="small" onClick={() => about.destination && navigation.go(about.destination)}>
            {t('look')}
          </Button>
        )}
        {onAsk && thread?.kind !== 'question' && (
          <IconButton label={t('askAbout')} onClick={() => onAsk(subject)}>
            <AskIcon />
          </IconButton>
        )}
      </div>
      {thread?.kind === 'question' && <QuestionState thread={thread} />}
    </header>
  )
}
