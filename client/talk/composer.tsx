// Writing into a thread: a new message, an answer to one, or other words for one's own.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CheckIcon, CloseIcon } from '#client/ui/icons.tsx'
import { useMatches } from '#client/ui/use-matches.ts'
import { breakpoints } from '#shared/look/breakpoints.ts'
import type { Subject } from '#shared/annotations/subject.ts'
import type { MessageView, ThreadView } from '#shared/annotations/talk-view.ts'
import { rewordedWords } from '#client/rooms/compose/allowed.ts'
import { ComposeBox } from '#client/rooms/compose/compose-box.tsx'
import { RewordBox } from '#client/rooms/compose/reword-box.tsx'
import { useDraft } from '#client/rooms/compose/use-draft.ts'
import { isEmpty } from '#client/rooms/compose/sayable.ts'
import { useTyping } from './typing.tsx'

interface ComposerProps {
  /** The thread's id, also of one that nobody has opened yet. */
  id: string
  subject: Subject
  thread: ThreadView | undefined
  /** The message to answer, chosen again with each change of `asked`. */
  answering: string | undefined
  onAnswered: () => void
  onSaid: () => void
  /** Resolves the question along with the answer; absent where that is not for this member. */
  onResolve: (() => void) | undefined
}

/** The field, what it answers, and the way to send it. */
export function Composer({ id, subject, thread, answering, onAnswered, onSaid, onResolve }: ComposerProps) {
  const { t } = useTranslation('talk')
  const { talk } = useRoom()
  const [draft, change] = useDraft(id)
  const field = useRef<HTMLTextAreaElement>(null)
  const typing = useTyping(id)
  const isWide = useMatches(breakpoints['--room-wide'])
  const isTall = useMatches(breakpoints['--tall'])
  useEffect(() => {
    if (answering === undefined) return
    change({ replyTo: answering })
    field.current?.focus()
    onAnswered()
  }, [answering, change, onAnswered])
  const answered = draft.replyTo === undefined ? undefined : thread?.messages.find(({ id }) => id === draft.replyTo)
  return (
    <div className="talk-composer">
      {draft.replyTo !== undefined && <Answering message={answered} onCancel={() => change({ replyTo: undefined })} />}
      <ComposeBox
        draft={draft}
        onDraft={change}
        label={t('write')}
        placeholder={t(thread?.kind === 'question' ? 'writeAnswer' : 'write')}
        field={field}
        // Beside the stage of a low window the chat has few lines.
        slim={isWide && !isTall}
        onTyping={typing}
        onSend={(text, extras) => {
          const said = thread ? talk.reply(id, text, extras) : talk.say(subject, text, extras)
          if (said.ok) onSaid()
          return said
        }}
      >
        {(send, cannot) =>
          onResolve &&
          !isEmpty(draft) && (
            <Button size="small" icon={<CheckIcon />} disabled={cannot} onClick={() => send() && onResolve()}>
              {t('answerAndResolve')}
            </Button>
          )
        }
      </ComposeBox>
    </div>
  )
}

function Answering({ message, onCancel }: { message: MessageView | undefined; onCancel: () => void }) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  return (
    <div className="row talk-answering">
      <p>
        <b>{message ? t('answering', { name: nameOf(room, message.by, t('somebody')) }) : t('answersGone')}</b>{' '}
        <bdi>{message?.text}</bdi>
      </p>
      <IconButton size="small" label={t('notAnAnswer')} onClick={onCancel}>
        <CloseIcon />
      </IconButton>
    </div>
  )
}

interface RewordingProps {
  thread: string
  message: MessageView
  onDone: () => void
}

/** Other words for one's own message; what was being written otherwise waits meanwhile. */
export function Rewording({ thread, message, onDone }: RewordingProps) {
  const { t } = useTranslation('talk')
  const { talk } = useRoom()
  return (
    <div className="talk-composer">
      <RewordBox
        place={`${thread}.${message.id}`}
        label={t('rewording')}
        placeholder=""
        sendLabel={t('saveWords')}
        words={{ text: message.text, mayBeEmpty: message.products !== undefined || message.files !== undefined }}
        allows={rewordedWords}
        onSend={(text, { mentions }) => talk.edit(thread, message.id, text, mentions)}
        onDone={onDone}
      />
    </div>
  )
}
