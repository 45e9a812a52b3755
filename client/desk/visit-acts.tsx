// What is done with a visit as a whole: hand it over, end it, with or without what came of it.
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import { toast } from '#client/ui/toasts.tsx'
import { useOpenDesk } from './desk-context.ts'
import { useVisit } from './visit-context.ts'

const HandOverDialog = lazyPart(async () => (await import('./hand-over-dialog.tsx')).HandOverDialog)
const BlockDialog = lazyPart(async () => (await import('./block-dialog.tsx')).BlockDialog)
const FinishDialog = lazyPart(async () => (await import('./finish-dialog.tsx')).FinishDialog)

type Doing = 'nothing' | 'ending' | 'finishing' | 'handing-over' | 'blocking'

/** Asks once more before an end: it cannot be taken back. */
export function VisitActs() {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { desk } = useOpenDesk()
  const { visit } = useVisit()
  const [doing, setDoing] = useState<Doing>('nothing')
  const stop = () => setDoing('nothing')
  const end = async () => {
    const ended = await desk.endVisit(visit.id)
    if (ended.ok) return
    stop()
    toast(because(ended.refusal.code))
  }
  if (doing === 'ending')
    return (
      <div
        className="cluster desk-end-sure"
        role="group"
        aria-label={t('visits.endSure', { name: visit.request.name })}
      >
        <p>{t('visits.endSure', { name: visit.request.name })}</p>
        <Button kind="solid" size="small" autoFocus onClick={() => void end()}>
          {t('visits.endYes')}
        </Button>
        <Button size="small" onClick={() => setDoing('finishing')}>
          {t('finish.open')}
        </Button>
        <Button size="small" onClick={() => setDoing('blocking')}>
          {t('block.open')}
        </Button>
        <Button size="small" onClick={stop}>
          {t('visits.endNo')}
        </Button>
      </div>
    )
  return (
    <span className="row desk-end">
      <Button
        size="small"
        aria-keyshortcuts="h"
        disabled={visit.transfer?.state === 'waiting'}
        onClick={() => setDoing('handing-over')}
      >
        {t('transfer.open')}
      </Button>
      <Button size="small" aria-keyshortcuts="e" onClick={() => setDoing('ending')}>
        {t('visits.end')}
      </Button>
      <Suspense fallback={null}>
        {doing === 'handing-over' && <HandOverDialog onClose={stop} />}
        {doing === 'blocking' && <BlockDialog onClose={stop} />}
        {doing === 'finishing' && <FinishDialog onClose={stop} />}
      </Suspense>
    </span>
  )
}
