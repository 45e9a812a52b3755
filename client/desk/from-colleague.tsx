// Who hands a visit over, and what they say to it.
import { useTranslation } from 'react-i18next'
import type { Offer } from '#shared/desk/contracts.ts'
import './from-colleague.css'

export function FromColleague({ transfer: { from, note } }: { transfer: NonNullable<Offer['transfer']> }) {
  const { t } = useTranslation('desk')
  return (
    <div className="desk-from">
      <p>{t('transfer.from', { from })}</p>
      {note !== '' && <p dir="auto">{note}</p>}
    </div>
  )
}
