// How this member is notified while they are away: by which ways, of what, and when not.
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import { Hours } from './hours.tsx'
import { Mail } from './mail.tsx'
import { Push } from './push.tsx'
import { useSettings } from './use-settings.ts'
import type { OpenSettings } from './use-settings.ts'
import { WhatFor } from './what-for.tsx'
import './notify.css'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** The settings of notifications. */
    readonly notifications: object
  }
}

/** The settings of notifications. */
export function NotificationsPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('notify')
  const open = useSettings()
  const { settings, change } = open
  const foot = settings && !settings.off && (
    <Button kind="plain" wide onClick={() => void change({ off: true })}>
      {t('allOff')}
    </Button>
  )
  return (
    <Dialog title={t('title')} onClose={onClose} foot={foot || undefined}>
      <Content {...open} />
    </Dialog>
  )
}

function Content({ settings, refusal, again, change }: OpenSettings) {
  const { t } = useTranslation('notify')
  const { t: why } = useTranslation('refusals')
  if (!settings) {
    return refusal ? (
      <Empty title={t('notNow')} action={<Button onClick={again}>{t('again')}</Button>}>
        {why(refusal.code)}
      </Empty>
    ) : (
      <Skeleton className="notify-waiting" />
    )
  }
  if (settings.off) {
    return (
      <Empty
        title={t('off.title')}
        action={
          <Button kind="solid" onClick={() => void change({ off: false })}>
            {t('off.on')}
          </Button>
        }
      >
        {t('off.words')}
      </Empty>
    )
  }
  const part = { settings, change }
  const { mail, push } = settings.offered
  return (
    <div className="stack notify">
      <p className="notify-intro">{t(mail || push ? 'intro' : 'introHere')}</p>
      {push && <Push {...part} publicKey={push.publicKey} again={again} />}
      {mail && <Mail {...part} />}
      <WhatFor {...part} />
      {(mail || push) && <Hours {...part} />}
    </div>
  )
}
