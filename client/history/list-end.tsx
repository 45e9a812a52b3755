import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import type { TimelineState } from './use-timeline.ts'

/** The end of the loaded events. The list renders it when the reader comes near, and it loads older events. */
export function ListEnd({ timeline }: { timeline: TimelineState }) {
  const { t } = useTranslation('history')
  const { isWhole, hasFailed, older, events } = timeline
  const count = events.length
  useEffect(() => {
    if (!isWhole && !hasFailed) older()
  }, [isWhole, hasFailed, older, count])
  if (isWhole) return <p className="stack history-end">{t('beginning')}</p>
  if (!hasFailed) return <p className="stack history-end">{t('reading')}</p>
  return (
    <div className="stack history-end" role="status">
      <p>{t('failed')}</p>
      <Button size="small" onClick={older}>
        {t('again')}
      </Button>
    </div>
  )
}
