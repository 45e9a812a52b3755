// Messages on this device: what for is said before the browser asks.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { locale } from '#client/locales/words.ts'
import { Button } from '#client/ui/button.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { zoneAlong } from './device-zone.ts'
import type { PartProps } from './part-props.ts'
import { idHere, pushState, turnPushOff, turnPushOn } from './push-here.ts'

interface PushProps extends PartProps {
  publicKey: string
  again: () => void
}

/** This device, and the others of this member. */
export function Push({ settings, change, publicKey, again }: PushProps) {
  const { t } = useTranslation('notify')
  const { t: why } = useTranslation('refusals')
  const { info, notifications } = useRoom()
  const [isBusy, setBusy] = useState(false)
  const state = pushState(info.id, settings.push)
  const act = async (doing: () => Promise<void>) => {
    setBusy(true)
    await doing().catch(() => toast(t('push.failed')))
    setBusy(false)
    again()
  }
  const turnOn = async () => {
    const on = await turnPushOn(info.id, notifications, publicKey)
    if (!on.ok) toast(why(on.refusal.code))
    else if (on.value) await change(zoneAlong(settings))
  }
  const turnOff = async () => {
    const off = await turnPushOff(info.id, notifications)
    if (!off.ok) toast(why(off.refusal.code))
  }
  return (
    <section className="stack notify-part" aria-labelledby="notify-push">
      <h3 id="notify-push">{t('push.title')}</h3>
      <p>{t(`push.${state}`)}</p>
      {(state === 'on' || state === 'off') && (
        <Button
          kind={state === 'on' ? 'quiet' : 'solid'}
          disabled={isBusy}
          onClick={() => void act(state === 'on' ? turnOff : turnOn)}
        >
          {t(state === 'on' ? 'push.turnOff' : 'push.turnOn')}
        </Button>
      )}
      <OtherDevices
        settings={settings}
        onRemove={(id) => void act(async () => void (await notifications.endPush(id)))}
      />
    </section>
  )
}

function OtherDevices({ settings, onRemove }: Pick<PartProps, 'settings'> & { onRemove: (id: string) => void }) {
  const { t } = useTranslation('notify')
  const here = idHere(useRoom().info.id)
  const others = settings.push.filter(({ id }) => id !== here)
  if (others.length === 0) return null
  const day = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long' })
  return (
    <ul className="notify-devices">
      {others.map(({ id, createdAt }) => (
        <li key={id}>
          <span>{t('push.other', { day: day.format(new Date(createdAt)) })}</span>
          <Button size="small" onClick={() => onRemove(id)}>
            {t('push.remove')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
