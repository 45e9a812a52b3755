// Blocks the asker, or their room, from asking the store for a while. It ends the visit; a supervisor sees the block and its reason.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chips } from '#client/ui/chips.tsx'
import { useOpenDesk } from './desk-context.ts'
import { FormDialog, LongField } from './form-dialog.tsx'
import { useVisit } from './visit-context.ts'

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
  const { name } = visit.request
  const block = async () => {
    const done = await desk.tools.block(visit.id, { who, hours: lengths[length], reason: reason.trim() })
    if (!done.ok) setProblem(because(done.refusal.code))
  }
  return (
    <FormDialog
      title={t('block.title', { name })}
      act={t('block.do')}
      kind="danger"
      isReady={reason.trim() !== ''}
      problem={problem}
      onSubmit={block}
      onClose={onClose}
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
      <LongField label={t('block.reason')} rows={3} maxLength={500} value={reason} onChange={setReason} />
    </FormDialog>
  )
}
