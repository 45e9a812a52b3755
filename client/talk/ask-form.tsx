// Asking something: what, about what, whom, until when.
import { useRef, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '#client/rooms/local-day.ts'
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
import { tidyLine } from '#shared/names/line.ts'
import { maxAsked } from '#shared/annotations/thread.ts'
import { defined } from '#shared/defined.ts'
import type { MemberId } from '#shared/ids.ts'
import { lineOf, useAbout } from './about.ts'
import { useDraft } from '#client/rooms/compose/use-draft.ts'
import { dueOf, openChoices } from './due.ts'
import type { DueChoice } from './due.ts'
import { useNames } from '#client/rooms/compose/names.ts'
import { extrasOf, isEmpty, problemOf } from '#client/rooms/compose/sayable.ts'
import { ChoicesForm } from './choices-form.tsx'
import { WordsField } from '#client/rooms/compose/words-field.tsx'
import '#client/ui/field.css'
import './ask-form.css'

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
  const room = useRoom()
  const { talk } = room
  const names = useNames()
  const { productId } = useObservable(useNavigation().looking)
  const near = about ?? (productId === undefined ? 'room' : subjectOf('product', productId))
  const [draft, change] = useDraft('ask')
  const [subject, setSubject] = useState<Subject>(near)
  const [asked, setAsked] = useState<readonly MemberId[]>([])
  const [due, setDue] = useState<DueChoice>('none')
  const [own, setOwn] = useState('')
  const [choices, setChoices] = useState<readonly string[]>([])
  const [now] = useState(room.now)
  const [problem, setProblem] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  const dueAt = dueOf(due, now, own)
  const given = [...new Set(choices.map(tidyLine).filter((choice) => choice !== ''))]
  const ask = (event?: SyntheticEvent) => {
    event?.preventDefault()
    const no =
      isEmpty(draft) || draft.text.trim() === ''
        ? t('ask.noWords')
        : given.length === 1
          ? t('ask.oneChoice')
          : dueProblem({ choice: due, dueAt, now: room.now() }, t)
    setProblem(no)
    if (no !== undefined) return field.current?.focus()
    if (problemOf(draft)) return undefined
    const opened = talk.ask(subject, draft.text.trim(), {
      ...extrasOf(draft, names),
      ...(asked.length > 0 ? { askedOf: asked } : {}),
      ...defined({ dueAt, choices: given.length > 0 ? given : undefined }),
    })
    if (!opened.ok) return setProblem(t('notSaid', { why: why(opened.refusal.code) }))
    change(undefined)
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
        <ChoicesForm choices={choices} onChoices={setChoices} />
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
              className="field-input"
              aria-label={t('due.ownLabel')}
              min={momentText(now)}
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

function dueProblem({ choice, dueAt, now }: Due, t: Words): string | undefined {
  if (choice !== 'own') return undefined
  if (dueAt === undefined) return t('ask.noMoment')
  return dueAt <= now ? t('ask.past') : undefined
}

interface Due {
  readonly choice: DueChoice
  readonly dueAt: number | undefined
  readonly now: number
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
