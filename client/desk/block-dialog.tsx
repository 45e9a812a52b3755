// Takes no more questions of whoever asked, or of their room, for a while. It ends the visit, and a supervisor sees it with its reason.
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Chips } from '#client/ui/chips.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { useOpenDesk } from './desk-context.ts'
import { useVisit } from './visit-context.ts'
import './desk-field.css'
import './hand-over-dialog.css'

const whos = ['member', 'room'] as const
/** Hours, as the contract has them; the schema itself stays on the server. */
const lengths = { hour: 1, day: 24, week: 168, month: 672 } as const
type Length = keyof typeof lengths

export function BlockDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { desk } = useOpenDesk()
  const { visit } = useVisit()
  const [who, setWho] = useState<(typeof whos)[number]>('member')
  const [length, setLength] = useState<Length>('day')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const form = useId()
  const { name } = visit.request
  const block = async () => {
    const done = await desk.tools.block(visit.id, { who, hours: lengths[length], reason: reason.trim() })
    if (!done.ok) setProblem(because(done.refusal.code))
  }
  return (
    <Dialog
      title={t('block.title', { name })}
      onClose={onClose}
      foot={
        <Button kind="danger" type="submit" form={form} disabled={reason.trim() === ''}>
          {t('block.do')}
        </Button>
      }
    >
      <form
        id={form}
        className="stack desk-hand-over"
        onSubmit={(event) => {
          event.preventDefault()
          void block()
        }}
      >
        <p>{t('block.words', { name })}</p>
        <Chips
          label={t('block.who')}
          choices={whos.map((value) => ({ value, words: t(`block.${value}`, { name }) }))}
          chosen={who}
          onChoose={setWho}
        />
        <Chips
          label={t('block.length')}
          choices={(Object.keys(lengths) as Length[]).map((value) => ({ value, words: t(`block.for.${value}`) }))}
          chosen={length}
          onChoose={setLength}
        />
        <label className="desk-field">
          <span>{t('block.reason')}</span>
          <textarea
            rows={3}
            dir="auto"
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        {problem !== undefined && (
          <p className="desk-problem" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  )
}
