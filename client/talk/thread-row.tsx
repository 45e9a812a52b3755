import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Subject } from '#shared/annotations/subject.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { shortWords } from '#client/rooms/compose/short-words.ts'
import { shortened } from '#shared/cut-text.ts'
import { AboutPicture } from './about-picture.tsx'
import { lineOf, useAbout } from './about.ts'
import { useDueWords } from './due.ts'
import { questionWords } from './questions.ts'
import { fullWhen, shortWhen } from '#client/rooms/when.ts'

interface ThreadRowProps {
  thread: ThreadView
  unread: number
  onOpen: () => void
}

/** A thread in one row: what it is about, its last words, and whether there is news. */
export function ThreadRow({ thread, unread, onOpen }: ThreadRowProps) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const me = useObservable(room.me).id
  const about = useAbout(thread.subject)
  const last = thread.messages.at(-1)
  const isQuestion = thread.kind === 'question'
  const name = last && (last.by === me ? t('you') : nameOf(room, last.by, t('somebody')))
  const line = lineOf(about, t)
  return (
    <button type="button" className="talk-row" data-news={unread > 0 || undefined} onClick={onOpen}>
      <AboutPicture about={about} asks={isQuestion} />
      <span className="stack talk-row-words">
        <span className="talk-row-title">
          <bdi>{isQuestion ? (questionWords(thread) ?? t('questionGone')) : line}</bdi>
        </span>
        {isQuestion ? (
          <QuestionLine thread={thread} about={line} />
        ) : (
          about.more !== '' &&
          about.topic !== 'line' && (
            <span className="talk-row-more">
              <q>
                <bdi>{about.more}</bdi>
              </q>
            </span>
          )
        )}
        <span className="talk-row-last">
          <span>
            <bdi>{name}</bdi>:{' '}
          </span>
          <bdi>{last && shortened(shortWords(last, t), 200)}</bdi>
        </span>
      </span>
      <span className="stack talk-row-side">
        <time dateTime={new Date(thread.lastAt).toISOString()} title={fullWhen(thread.lastAt)}>
          {shortWhen(thread.lastAt, room.now())}
        </time>
        {unread > 0 && (
          <span className="count count-news">
            {unread}
            <span className="only-read-out"> {t('unreadWord')}</span>
          </span>
        )}
      </span>
    </button>
  )
}

function QuestionLine({ thread, about }: { thread: ThreadView; about: string }) {
  const { t } = useTranslation('talk')
  const due = useDueWords(thread)
  return (
    <span className="talk-row-more">
      <bdi>{about}</bdi>
      {thread.resolved ? (
        <span className="talk-resolved"> · {t('resolved')}</span>
      ) : (
        <span className={due?.late ? 'talk-late' : undefined}> · {due?.words ?? t('open')}</span>
      )}
    </span>
  )
}

/** Something that could be talked about, where nobody has said anything yet. */
export function QuietRow({ subject, onOpen }: { subject: Subject; onOpen: () => void }) {
  const { t } = useTranslation('talk')
  const about = useAbout(subject)
  return (
    <button type="button" className="talk-row" onClick={onOpen}>
      <AboutPicture about={about} />
      <span className="stack talk-row-words">
        <span className="talk-row-title">
          <bdi>{lineOf(about, t)}</bdi>
        </span>
        <span className="talk-row-more">{t(subject === 'room' ? 'quietRoom' : 'quiet')}</span>
      </span>
    </button>
  )
}
