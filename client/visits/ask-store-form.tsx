// The form of a question to the store. What is sent says what may be seen, and the button repeats it.
import { useId, useRef, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { language, locale } from '#client/locales/words.ts'
import { plainWords } from '#client/rooms/compose/allowed.ts'
import { useDraft } from '#client/rooms/compose/use-draft.ts'
import { WordsField } from '#client/rooms/compose/words-field.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { Chips } from '#client/ui/chips.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { EyeIcon } from '#client/ui/icons.tsx'
import type { AskStore, Help, HelpAbout, HelpState } from '#shared/visits/help-request.ts'
import { helpTopics, maxQuestionLength } from '#shared/visits/topics.ts'
import type { HelpTopic } from '#shared/visits/topics.ts'
import { productOf } from './about.ts'
import { ClosedStore } from './closed-store.tsx'
import { comingMoment } from './coming-moment.ts'
import { PickTime } from './pick-time.tsx'
import { SamePerson } from './same-person.tsx'
import { ShowEarlier, useHasEarlier } from './show-earlier.tsx'
import { ScopeCards } from './scope-cards.tsx'
import { narrowest, scopeIn } from './scopes.ts'
import type { AskedScope } from './scopes.ts'
import { minutesOf } from './wait.ts'

interface AskStoreFormProps {
  about: HelpAbout
  help: Help
  /** Whether a time can be agreed instead. */
  offersTimes: boolean
  onClose: () => void
}

/** States that the dialog shows once the question is asked. */
const shownStates: ReadonlySet<HelpState> = new Set<HelpState>(['waiting', 'visiting', 'agreed'])

export function AskStoreForm({ about, help, offersTimes, onClose }: AskStoreFormProps) {
  const { t } = useTranslation('visits')
  const { t: why } = useTranslation('refusals')
  const { store, shop, now } = useRoom()
  const [draft, change] = useDraft('ask-store')
  const [topic, setTopic] = useState<HelpTopic>('choosing')
  const [spoken, setSpoken] = useState(() => languageFor(help.languages))
  const product = productOf(about)
  const [chosen, setChosen] = useState<AskedScope>(narrowest(product))
  const [earlier, setEarlier] = useState(false)
  const hasEarlier = useHasEarlier()
  const [again, setAgain] = useState<AskStore['again']>()
  const [problem, setProblem] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const form = useId()
  const [isAgreeing, setAgreeing] = useState(false)
  const [at, setAt] = useState<number>()
  const [attempt, setAttempt] = useState(0)
  const isLeft = !help.isOpen && !isAgreeing
  // While nobody is there, no more is shared than what the question is about.
  const scope = isLeft ? narrowest(product) : chosen
  const ask = async (event?: SyntheticEvent) => {
    event?.preventDefault()
    if (isAsking) return
    if (draft.text.trim() === '') {
      setProblem(t('ask.noWords'))
      field.current?.focus()
      return
    }
    if (isAgreeing && at === undefined) {
      setProblem(t('time.choose'))
      return
    }
    setAsking(true)
    const asked = await store.ask({
      ...{ topic, language: spoken, text: draft.text.trim(), about },
      ...{ scope: [...scopeIn(scope)], leave: isLeft },
      ...(again !== undefined && !isLeft && !isAgreeing && { again }),
      // Of the store whose times were shown.
      ...(isAgreeing && { at, store: help.store }),
      ...(earlier && { earlier }),
    })
    setAsking(false)
    if (!asked.ok) {
      setProblem(why(asked.refusal.code))
      if (asked.refusal.code === 'time-not-free') {
        setAt(undefined)
        setAttempt(attempt + 1)
      }
      return
    }
    change(undefined)
    // The dialog shows what became of it.
    if (shownStates.has(asked.value.state)) return
    toast(t('ask.left'))
    onClose()
  }
  const agree = (isIt: boolean) => {
    setAgreeing(isIt)
    setProblem(undefined)
  }
  const when = at === undefined ? undefined : comingMoment(at, now())
  const foot = (
    <div className="stack ask-store-acts">
      <Button kind="call" size="large" type="submit" form={form} wide disabled={isAsking}>
        {isAgreeing
          ? when
            ? t(`time.come.${when.day}`, { ...when })
            : t('time.choose')
          : t(isLeft ? 'ask.leave' : `ask.do.${scope}`)}
      </Button>
      {isAgreeing ? (
        <Button size="large" wide onClick={() => agree(false)}>
          {t(help.isOpen ? 'time.askNow' : 'time.leave')}
        </Button>
      ) : (
        offersTimes && (
          <Button size="large" wide onClick={() => agree(true)}>
            {t('time.agree')}
          </Button>
        )
      )}
      {isLeft ? (
        <Button kind="plain" wide onClick={onClose}>
          {t('ask.notNow')}
        </Button>
      ) : (
        !isAgreeing &&
        help.waitSeconds !== null && (
          <p className="ask-store-waited">{t('ask.waited', { count: minutesOf(help.waitSeconds) })}</p>
        )
      )}
    </div>
  )
  return (
    <Dialog title={t('ask.title', { shop: shop.name })} foot={foot} onClose={onClose}>
      <form id={form} className="stack ask-store-form" onSubmit={(event) => void ask(event)} noValidate>
        {isLeft ? <ClosedStore help={help} /> : <Lead {...{ help, spoken, setSpoken }} />}
        {isAgreeing && <PickTime language={spoken} store={help.store} chosen={at} onChoose={setAt} attempt={attempt} />}
        <Chips
          label={t('ask.topic')}
          choices={helpTopics
            .filter((value) => value !== 'order')
            .map((value) => ({ value, words: t(`topic.${value}`) }))}
          chosen={topic}
          onChoose={setTopic}
        />
        {help.again && !isLeft && !isAgreeing && <SamePerson again={help.again} chosen={again} onChoose={setAgain} />}
        <WordsField
          label={t('ask.words')}
          placeholder={t('ask.example')}
          draft={draft}
          onDraft={(part) => {
            change(part)
            setProblem(undefined)
          }}
          field={field}
          allows={plainWords}
          maxLength={maxQuestionLength}
        />
        {isLeft ? (
          <p className="row ask-store-row">
            <EyeIcon />
            <span>
              <b>{t(`closed.sees.${narrowest(product)}`)}</b>
              <small>{t('closed.noMore')}</small>
            </span>
          </p>
        ) : (
          <ScopeCards product={product} chosen={chosen} onChoose={setChosen} />
        )}
        {hasEarlier && <ShowEarlier isShown={earlier} onChange={setEarlier} />}
        {problem !== undefined && (
          <p className="ask-store-problem" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  )
}

interface LeadProps {
  help: Help
  spoken: string
  setSpoken: (language: string) => void
}

/** That somebody can come, and in which language. */
function Lead({ help, spoken, setSpoken }: LeadProps) {
  const { t } = useTranslation('visits')
  const names = new Intl.DisplayNames(locale(), { type: 'language' })
  const all = [...new Set([spoken, ...help.languages])]
  return (
    <p className="ask-store-lead">
      {t('ask.lead')}{' '}
      <label>
        <span className="only-read-out">{t('ask.language')}</span>
        <select value={spoken} onChange={({ target }) => setSpoken(target.value)}>
          {all.map((one) => (
            <option key={one} value={one}>
              {names.of(one) ?? one}
            </option>
          ))}
        </select>
      </label>
    </p>
  )
}

/** The page’s language where staff speak it; otherwise the best of theirs. */
function languageFor(spoken: readonly string[]): string {
  return spoken.includes(language()) ? language() : (spoken[0] ?? language())
}
