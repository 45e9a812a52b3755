import { useTranslation } from 'react-i18next'
import { momentText } from '#client/rooms/local-day.ts'
import { momentWords } from '#client/rooms/moments.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Chips } from '#client/ui/chips.tsx'
import { Field } from '#client/ui/field.tsx'
import { deadlineOf, offeredDeadlines } from './deadlines.ts'
import type { DeadlineChoice } from './deadlines.ts'

interface DeadlineFieldProps {
  deadline: DeadlineChoice
  typed: string
  onChange: (part: { deadline?: DeadlineChoice; typed?: string }) => void
}

/** Until when votes count. */
export function DeadlineField({ deadline, typed, onChange }: DeadlineFieldProps) {
  const { t } = useTranslation('decisions')
  const now = useRoom().now()
  const at = deadlineOf(deadline, typed, now)
  return (
    <div className="options">
      <p className="decide-label" aria-hidden="true">
        {t('form.deadline')}
      </p>
      <Chips
        label={t('form.deadline')}
        chosen={deadline}
        onChoose={(value) => onChange({ deadline: value })}
        choices={offeredDeadlines(now).map((value) => ({ value, words: t(`deadline.${value}`) }))}
      />
      {deadline === 'other' && (
        <Field
          label={t('form.dateAndTime')}
          bare
          type="datetime-local"
          className="decide-date"
          value={typed}
          min={momentText(now)}
          onChange={(event) => onChange({ typed: event.target.value })}
        />
      )}
      <p className="decide-hint" role="status">
        {deadline === 'none' || at === undefined
          ? t('form.noDeadline')
          : t('form.until', { when: momentWords(at, now) })}
      </p>
    </div>
  )
}
