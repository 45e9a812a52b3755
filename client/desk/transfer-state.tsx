// How far the transfer of a visit is: the visit stays here until somebody has accepted.
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { useOpenDesk } from './desk-context.ts'
import { waitWords } from './spoken.ts'
import { useNow } from './use-now.ts'
import { useVisit } from './visit-context.ts'
import './transfer-state.css'

/** What was not taken is told that long. */
const toldForMs = 60_000

export function TransferState() {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { desk } = useOpenDesk()
  const { visit } = useVisit()
  const now = useNow()
  const { transfer } = visit
  if (!transfer || (transfer.state !== 'waiting' && transfer.at < now - toldForMs)) return null
  const { to, state, until } = transfer
  const keep = async () => {
    const kept = await desk.tools.keep(visit.id)
    if (!kept.ok) toast(because(kept.refusal.code))
  }
  return (
    <div className="row desk-transfer" role="status">
      <p>{t(`transfer.${state}`, { to })}</p>
      {state === 'waiting' && (
        <>
          <span className="desk-clock" aria-hidden="true">
            {waitWords(until - now)}
          </span>
          <Button size="small" onClick={() => void keep()}>
            {t('transfer.keep')}
          </Button>
        </>
      )}
    </div>
  )
}
