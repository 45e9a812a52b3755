// Hands a visit over to a colleague, or to anybody with a skill. It stays with this associate until somebody accepts.
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '#client/ui/empty.tsx'
import { maxTransferNoteLength } from '#shared/desk/note-length.ts'
import type { Colleagues, TransferVisit } from '#shared/desk/transfers.ts'
import { isOtherStore } from '#shared/visits/other-store.ts'
import { useOpenDesk } from './desk-context.ts'
import { FormDialog, LongField } from './form-dialog.tsx'
import { StaffFace } from './staff-face.tsx'
import { useVisit } from './visit-context.ts'
import './hand-over-dialog.css'

const topics = ['choosing', 'size', 'delivery'] as const

export function HandOverDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { desk } = useOpenDesk()
  const { visit, me } = useVisit()
  const [known, setKnown] = useState<Colleagues>()
  const [to, setTo] = useState<TransferVisit['to']>()
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string>()
  const name = useId()
  useEffect(() => {
    let isCurrent = true
    void desk.tools.colleagues().then((read) => {
      if (!isCurrent) return
      if (read.ok) setKnown(read.value)
      else setProblem(because(read.refusal.code))
    })
    return () => {
      isCurrent = false
    }
  }, [desk, because])
  const handOver = async () => {
    if (!to) return
    const done = await desk.tools.handOver(visit.id, { to, note })
    if (done.ok) onClose()
    else setProblem(because(done.refusal.code))
  }
  const skillWords = (skill: string) => {
    const topic = topics.find((one) => one === skill)
    return topic ? t(`topic.${topic}`) : skill
  }
  const chosen = to?.kind === 'colleague' ? known?.colleagues.find(({ id }) => id === to.id) : undefined
  return (
    <FormDialog
      title={t('transfer.title', { name: visit.request.name })}
      act={t('transfer.do')}
      isReady={to !== undefined}
      problem={problem}
      onSubmit={handOver}
      onClose={onClose}
    >
      {known && known.colleagues.length === 0 && (
        <Empty title={t('transfer.nobody')}>{t('transfer.nobodyWords')}</Empty>
      )}
      <fieldset className="desk-colleagues">
        <legend className="only-read-out">{t('transfer.to')}</legend>
        {known?.colleagues.map((colleague) => (
          <label key={colleague.id} className="row">
            <input
              type="radio"
              name={name}
              checked={to?.kind === 'colleague' && to.id === colleague.id}
              onChange={() => setTo({ kind: 'colleague', id: colleague.id })}
            />
            <StaffFace member={colleague} />
            <span>
              <b>
                <bdi>{colleague.name}</bdi>
              </b>
              <small>{colleague.store ?? t('signIn.allStores')}</small>
            </span>
          </label>
        ))}
        {known?.skills.map((skill) => (
          <label key={skill} className="row">
            <input
              type="radio"
              name={name}
              checked={to?.kind === 'skill' && to.skill === skill}
              onChange={() => setTo({ kind: 'skill', skill })}
            />
            <span>
              <b>{t('transfer.anybody', { skill: skillWords(skill) })}</b>
              <small>{t('transfer.anybodyWords')}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {chosen && isOtherStore(me, chosen) && (
        <p className="desk-hand-over-elsewhere">
          {t('transfer.elsewhere', { colleague: chosen.name, store: chosen.store ?? '', name: visit.request.name })}
        </p>
      )}
      <LongField
        label={t('transfer.note')}
        rows={3}
        maxLength={maxTransferNoteLength}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  )
}
