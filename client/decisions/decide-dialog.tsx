// The form of a decision: what is asked, between what, who votes, by which rule, until when, openly or in secret.
import { useCallback, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { useCandidates } from '#client/rooms/candidates.ts'
import { addDays, momentText, nextQuarter } from '#client/rooms/local-day.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { MemberView, Room } from '#client/sdk/index.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Field } from '#client/ui/field.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { shortened } from '#shared/cut-text.ts'
import { candidateCount, maxQuestionLength, rules } from '#shared/decisions/decision.ts'
import type { Rule } from '#shared/decisions/decision.ts'
import { defined } from '#shared/defined.ts'
import type { LineId, MemberId } from '#shared/ids.ts'
import { isVoice } from '#shared/roles.ts'
import { CandidateChoice } from './candidate-choice.tsx'
import { DeadlineField } from './deadline-field.tsx'
import { deadlineOf } from './deadlines.ts'
import type { DeadlineChoice } from './deadlines.ts'
import { OptionCards } from './option-cards.tsx'
import { VoterChoice } from './voter-choice.tsx'
import './decide-dialog.css'

/** What is filled in. */
interface Draft {
  /** Undefined as long as nobody typed: then it is made from the candidates. */
  readonly question: string | undefined
  readonly candidates: readonly LineId[]
  /** Those who do not vote; all others with a voice do. */
  readonly left: readonly MemberId[]
  /** Who decides alone. */
  readonly one: MemberId
  readonly rule: Rule
  readonly deadline: DeadlineChoice
  /** Date and time, as the field has them. */
  readonly typed: string
  readonly blind: boolean
}

/** Opens a decision between lines. @param lines chosen already. */
export function DecideDialog({ lines, onClose }: { lines: readonly LineId[]; onClose: () => void }) {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  const voices = useObservable(room.members.list).filter(({ role }) => isVoice(role))
  const [draft, setDraft] = useState<Draft>(() => firstDraft(lines, room))
  const change = useCallback((part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })), [])
  const choose = useCallback((candidates: readonly LineId[]) => change({ candidates }), [change])
  const question = useQuestion(draft)
  const { problem, busy, open } = useOpen(draft, question, voices, onClose)
  const foot = (
    <div className="cluster decide-foot">
      <p role="alert">{problem}</p>
      <Button kind="solid" size="large" type="submit" form="decide" disabled={busy}>
        {t('form.open')}
      </Button>
    </div>
  )
  return (
    <Dialog title={t('form.title')} className="decide" foot={foot} onClose={onClose}>
      <form id="decide" onSubmit={open} noValidate>
        <Field
          label={t('form.question')}
          value={question}
          maxLength={maxQuestionLength}
          dir="auto"
          onChange={(event) => change({ question: event.target.value })}
        />
        <CandidateChoice chosen={draft.candidates} onChange={choose} />
        <OptionCards
          legend={t('form.rule')}
          chosen={draft.rule}
          onChoose={(rule) => change({ rule })}
          options={rules.map((value) => ({ value, title: t(`rule.${value}`), words: t(`ruleWords.${value}`) }))}
        />
        <VoterChoice voices={voices} draft={draft} onChange={change} />
        <DeadlineField deadline={draft.deadline} typed={draft.typed} onChange={change} />
        <OptionCards
          legend={t('form.secrecy')}
          chosen={draft.blind ? 'secret' : 'open'}
          onChoose={(value) => change({ blind: value === 'secret' })}
          options={(['open', 'secret'] as const).map((value) => ({
            value,
            title: t(`secrecy.${value}`),
            words: t(`secrecyWords.${value}`),
          }))}
        />
      </form>
    </Dialog>
  )
}

function firstDraft(lines: readonly LineId[], { me, now }: Pick<Room, 'me' | 'now'>): Draft {
  return {
    question: undefined,
    candidates: lines.slice(0, candidateCount.most),
    left: [],
    one: me.get().id,
    rule: 'most',
    deadline: 'none',
    typed: momentText(nextQuarter(addDays(now(), 2))),
    blind: false,
  }
}

const mostNamed = 3

/** What was typed, or a question made from the candidates. */
function useQuestion({ question, candidates }: Draft): string {
  const { t } = useTranslation('decisions')
  const named = useCandidates(candidates)
  if (question !== undefined) return question
  if (named.length < candidateCount.least || named.length > mostNamed) return t('form.whichOne')
  const names = new Intl.ListFormat(locale(), { type: 'disjunction' }).format(named.map(({ short }) => short))
  return shortened(t('form.oneOf', { names }), maxQuestionLength)
}

/** Sends it off, and says what does not fit. */
function useOpen(draft: Draft, question: string, voices: readonly MemberView[], onClose: () => void) {
  const { t } = useTranslation('decisions')
  const { t: why } = useTranslation('refusals')
  const { decisions, now } = useRoom()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const { candidates, rule, blind } = draft
  const voters = rule === 'one' ? [draft.one] : voices.map(({ id }) => id).filter((id) => !draft.left.includes(id))
  const deadline = deadlineOf(draft.deadline, draft.typed, now())
  const missing = () => {
    if (question.trim() === '') return t('form.noQuestion')
    if (candidates.length < candidateCount.least) return t('form.fewCandidates')
    if (voters.length === 0) return t('form.noVoters')
    if (draft.deadline !== 'none' && deadline === undefined) return t('form.noDate')
    return deadline !== undefined && deadline <= now() ? t('form.pastDate') : undefined
  }
  const open = async (event: SyntheticEvent) => {
    event.preventDefault()
    const no = missing()
    setProblem(no)
    if (no !== undefined) return
    setBusy(true)
    const opened = await decisions.open({
      question: question.trim(),
      candidates: [...candidates],
      voters,
      rule,
      blind,
      ...defined({ deadline }),
    })
    setBusy(false)
    if (!opened.ok) return setProblem(why(opened.refusal.code))
    toast(t('form.opened'))
    onClose()
  }
  return { problem, busy, open: (event: SyntheticEvent) => void open(event) }
}
