// A moment that cannot be shown: what happened, and what to do.
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { HistoryIcon } from '#client/ui/lazy-icons.tsx'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'

interface PastTroubleProps {
  refusal: Refusal
  onAgain: () => void
  onClose: () => void
}

export function PastTrouble({ refusal, onAgain, onClose }: PastTroubleProps) {
  const { t } = useTranslation('past')
  const { t: why } = useTranslation('refusals')
  const mayHelp = meaningOf(refusal.code).retry
  return (
    <main className="past-trouble">
      <div role="alert">
        <Empty
          icon={<HistoryIcon />}
          title={t('trouble')}
          action={
            <div className="past-trouble-acts">
              {mayHelp && (
                <Button kind="solid" onClick={onAgain}>
                  {t('again')}
                </Button>
              )}
              <Button onClick={onClose}>{t('close')}</Button>
            </div>
          }
        >
          {why(refusal.code)} {t('troubleSafe')}
        </Empty>
      </div>
    </main>
  )
}
