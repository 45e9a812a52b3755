// Asking something: what, about what, whom, until when.
import { useRef, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { momentWords } from '#client/rooms/moments.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button, IconButton } from '#client/ui/button.tsx'
import { Chips } from '#client/ui/chips.tsx'
import { BackIcon } from '#client/ui/icons.tsx'
import type { Subject } from '#shared/annotations/subject.ts'
import { subjectOf } from '#shared/annotations/subject.ts'
import { maxAsked } from '#shared/annotations/thread.ts'
import { defined } from '#shared/defined.ts'
import type { MemberId } from '#shared/ids.ts'
import { lineOf, useAbout } from './about.ts'
import { emptyDraft, useDraft } from './drafts.ts'
import { dueOf, openChoices } from './due.ts'
import type { DueChoice } from './due.ts'
import { useNames } from './names.ts'
import { extrasOf, isEmpty, problemOf } from './sayable.ts'
import { WordsField } from './words-field.tsx'

interface AskFormProps {
  /** What was being talked about; otherwise what stands on the stage is offered. */
  about: Subject | undefined
  onAsked: (thread: string) => void
  onBack: () => void
}

/** The form for a question. */
export function AskForm({ about, onAsked, onBack }: AskFormProps) {
  const { t } = useTranslation('talk')
  const { t: why } = useTranslation('refusals')
  const { talk } = useRoom()
  const names = useNames()
  const { productId } = useObservable(useNavigation().looking)
  const near = about ?? (productId === undefined ? 'room' : subjectOf('product', productId))
  const [draft, change] = useDraft('ask')
  const [subject, setSubject] = useState<Subject>(near)
  const [asked, setAsked] = useState<readonly MemberId[]>([])
  const [due, setDue] = useState<DueChoice>('none')
  const [own, setOwn] = useState('')
  const [now] = useState(() => Date.now())
  const [problem, setProblem] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  const dueAt = dueOf(due, now, own)
  const ask = (event?: SyntheticEvent) => {
    event?.preventDefault()
    const no = isEmpty(draft) || draft.text.trim() === '' ? t('ask.noWords') : dueProblem(due, dueAt, t)
    setProblem(no)
    if (no !== undefined) return field.current?.focus()
    if (problemOf(draft)) return undefined
    const opened = talk.ask(subject, draft.text.trim(), {
      ...extrasOf(draft, names),
      ...(asked.length > 0 ? { askedOf: asked } : {}),
      ...defined({ dueAt }),
    })
    if (!opened.ok) return setProblem(t('notSaid', { why: why(opened.refusal.code) }))
    change({ ...emptyDraft, replyTo: undefined })
    return onAsked(opened.value.thread)
  }
  return (
    <form className="talk-ask" onSubmit={ask} aria-labelledby="ask-title" noValidate>
      <div className="row talk-head talk-head-row">
        <IconButton className="talk-back" label={t('back')} onClick={onBack}>
          <BackIcon />
        </IconButton>
        <h3 id="ask-title">{t('ask.title')}</h3>
      </div>
      <div className="stack talk-ask-body">
        <WordsField
          label={t('ask.words')}
          placeholder={t('ask.example')}
          draft={draft}
          onDraft={(part) => {
            change(part)
            setProblem(undefined)
          }}
          field={field}
          onEnter={ask}
        />
        {near !== 'room' && <AboutChoice near={near} subject={subject} onSubject={setSubject} />}
        <WhomChoice asked={asked} onAsked={setAsked} />
        <fieldset className="talk-ask-part">
          <Chips
            label={t('ask.due')}
            labelled
            choices={openChoices(now).map((value) => ({ value, words: t(`due.${value}`) }))}
            chosen={due}
            onChoose={setDue}
          />
          {due === 'own' && (
            <input
              type="datetime-local"
              className="talk-ask-own"
              aria-label={t('due.ownLabel')}
              min={localText(now)}
              value={own}
              onChange={(event) => setOwn(event.target.value)}
            />
          )}
          {dueAt !== undefined && <small>{t('due.until', { when: momentWords(dueAt, now) })}</small>}
        </fieldset>
        {problem !== undefined && (
          <p className="talk-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <div className="talk-ask-foot">
        <Button kind="solid" type="submit" wide>
          {t('ask.do')}
        </Button>
      </div>
    </form>
  )
}

function dueProblem(choice: DueChoice, dueAt: number | undefined, t: Words): string | undefined {
  if (choice !== 'own') return undefined
  if (dueAt === undefined) return t('ask.noMoment')
  return dueAt <= Date.now() ? t('ask.past') : undefined
}

type Words = ReturnType<typeof useTranslation<'talk'>>['t']

function AboutChoice({
  near,
  subject,
  onSubject,
}: {
  near: Subject
  subject: Subject
  onSubject: (to: Subject) => void
}) {
  const { t } = useTranslation('talk')
  const about = useAbout(near)
  return (
    <Chips
      label={t('ask.about')}
      labelled
      className="talk-ask-part"
      choices={[
        { value: near, words: <bdi>{lineOf(about, t)}</bdi> },
        { value: 'room', words: t('about.room') },
      ]}
      chosen={subject}
      onChoose={onSubject}
    />
  )
}

function WhomChoice({ asked, onAsked }: { asked: readonly MemberId[]; onAsked: (to: readonly MemberId[]) => void }) {
  const { t } = useTranslation('talk')
  const members = useObservable(useRoom().members.list)
  const others = members.filter(({ me, role }) => !me && role !== 'viewer')
  if (others.length === 0) return null
  const isFull = asked.length >= maxAsked
  return (
    <fieldset className="talk-ask-part talk-whom">
      <legend>{t('ask.whom')}</legend>
      <label className="talk-face-choice">
        <input type="checkbox" checked={asked.length === 0} onChange={() => onAsked([])} />
        <span>{t('ask.everybody')}</span>
      </label>
      {others.map(({ id, name, colour }) => (
        <label key={id} className="talk-face-choice">
          <input
            type="checkbox"
            checked={asked.includes(id)}
            disabled={isFull && !asked.includes(id)}
            onChange={({ target }) => onAsked(target.checked ? [...asked, id] : asked.filter((other) => other !== id))}
          />
          <Avatar name={name} colour={colour} size="small" decorative />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  )
}

/** A moment as the browser's field for date and time writes it. */
function localText(at: number): string {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return date.toISOString().slice(0, 16)
}
