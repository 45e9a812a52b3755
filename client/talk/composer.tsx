// Writing into a thread: a new message, an answer to one, or other words for one's own.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CheckIcon, CloseIcon, SendIcon } from '#client/ui/icons.tsx'
import type { Subject } from '#shared/annotations/subject.ts'
import type { MessageView, ThreadView } from '#shared/annotations/talk-view.ts'
import { emptyDraft } from './drafts.ts'
import { useDraft } from './use-draft.ts'
import { useNames } from './names.ts'
import { extrasOf, isEmpty, problemOf } from './sayable.ts'
import { useTyping } from './typing.tsx'
import { WordsField } from './words-field.tsx'

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
  const { t: why } = useTranslation('refusals')
  const { talk } = useRoom()
  const names = useNames()
  const [draft, change] = useDraft(id)
  const [refused, setRefused] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  const typing = useTyping(id)
  useEffect(() => {
    if (answering === undefined) return
    change({ replyTo: answering })
    field.current?.focus()
    onAnswered()
  }, [answering, change, onAnswered])
  const cannot = isEmpty(draft) || problemOf(draft) !== undefined
  const send = (): boolean => {
    if (cannot) return false
    const extras = extrasOf(draft, names)
    const said = thread ? talk.reply(id, draft.text.trim(), extras) : talk.say(subject, draft.text.trim(), extras)
    setRefused(said.ok ? undefined : why(said.refusal.code))
    if (!said.ok) return false
    change({ ...emptyDraft, replyTo: undefined })
    typing(false)
    onSaid()
    return true
  }
  const answered = draft.replyTo === undefined ? undefined : thread?.messages.find(({ id }) => id === draft.replyTo)
  return (
    <form
      className="talk-composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
        field.current?.focus()
      }}
    >
      {draft.replyTo !== undefined && <Answering message={answered} onCancel={() => change({ replyTo: undefined })} />}
      <div className="talk-composer-row">
        <WordsField
          label={t('write')}
          placeholder={t(thread?.kind === 'question' ? 'writeAnswer' : 'write')}
          draft={draft}
          onDraft={(part) => {
            change(part)
            if (part.text !== undefined) typing(part.text !== '')
          }}
          field={field}
          onEnter={send}
          onBlur={() => typing(false)}
        />
        <IconButton className="talk-send" kind="solid" type="submit" label={t('send')} disabled={cannot}>
          <SendIcon />
        </IconButton>
      </div>
      {refused !== undefined && (
        <p className="talk-problem" role="alert">
          {t('notSaid', { why: refused })}
        </p>
      )}
      {onResolve && !isEmpty(draft) && (
        <Button size="small" icon={<CheckIcon />} disabled={cannot} onClick={() => send() && onResolve()}>
          {t('answerAndResolve')}
        </Button>
      )}
    </form>
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
  const { t: why } = useTranslation('refusals')
  const { talk } = useRoom()
  const [draft, change] = useDraft(`${thread}.${message.id}`, { ...emptyDraft, text: message.text })
  const [refused, setRefused] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const { current } = field
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  const done = () => {
    change(emptyDraft)
    onDone()
  }
  const isNothing = draft.text.trim() === '' && message.products === undefined
  const cannot = isNothing || problemOf(draft) !== undefined
  const save = () => {
    if (cannot) return
    const text = draft.text.trim()
    const edited = text === message.text ? undefined : talk.edit(thread, message.id, text)
    if (edited?.ok === false) setRefused(why(edited.refusal.code))
    else done()
  }
  return (
    <form
      className="talk-composer"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        done()
      }}
    >
      <div className="row talk-answering">
        <p>
          <b>{t('rewording')}</b>
        </p>
        <IconButton size="small" label={t('notReworded')} onClick={done}>
          <CloseIcon />
        </IconButton>
      </div>
      <div className="talk-composer-row">
        <WordsField
          label={t('rewording')}
          placeholder=""
          draft={draft}
          onDraft={change}
          field={field}
          onEnter={save}
          wordsOnly
        />
        <IconButton className="talk-send" kind="solid" type="submit" label={t('saveWords')} disabled={cannot}>
          <CheckIcon />
        </IconButton>
      </div>
      {refused !== undefined && (
        <p className="talk-problem" role="alert">
          {t('notSaid', { why: refused })}
        </p>
      )}
    </form>
  )
}
