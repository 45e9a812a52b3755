import { useTranslation } from 'react-i18next'
import { Dialog } from '#client/ui/dialog.tsx'

/** What happened in the room, the newest first. */
export function HistoryPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('history')
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <p>{t('none')}</p>
    </Dialog>
  )
}
