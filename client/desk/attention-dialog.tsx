// How an associate is called while the page is closed: on which devices, how insistently, and when not.
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { StaffAttention } from '#shared/desk/attention.ts'
import { useOpenDesk } from './desk-context.ts'
import { addDevice, removeDevice } from './device.ts'
import type { DeviceState } from './device.ts'
import { useAttentionSettings } from './use-attention-settings.ts'
import type { AttentionSettings } from './use-attention-settings.ts'
import './attention-dialog.css'

const usualNight = { from: '20:00', to: '08:00' } as const

export function AttentionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk')
  const all = useAttentionSettings()
  const { known } = all
  return (
    <Dialog title={t('called.title')} onClose={onClose}>
      {known ? <Content all={all} settings={known.settings} device={known.device} /> : <Skeleton />}
    </Dialog>
  )
}

interface ContentProps {
  all: AttentionSettings
  settings: StaffAttention
  device: DeviceState
}

function Content(props: ContentProps) {
  const { t } = useTranslation('desk')
  const { offered, push } = props.settings
  if (!offered) return <p>{t('called.notOffered')}</p>
  return (
    <div className="stack desk-called">
      <Here {...props} publicKey={offered.publicKey} />
      <section aria-labelledby="desk-called-how">
        <h3 id="desk-called-how">{t('called.how')}</h3>
        <Check {...props} name="push" />
        {push && <Check {...props} name="repeat" />}
        {push && <Check {...props} name="sound" />}
      </section>
      {push && <Quiet {...props} />}
      <Others {...props} />
    </div>
  )
}

/** This device: what for is said before the browser asks. */
function Here({ all, device, publicKey }: ContentProps & { publicKey: string }) {
  const { t } = useTranslation('desk')
  const { desk, shop } = useOpenDesk()
  const isOn = device === 'on'
  const doing = () => (isOn ? removeDevice(desk.attention, shop) : addDevice(desk.attention, shop, publicKey))
  return (
    <section aria-labelledby="desk-called-here">
      <h3 id="desk-called-here">{t('called.here')}</h3>
      <p>{t(`called.${device}`)}</p>
      {(isOn || device === 'off') && (
        <Button kind={isOn ? 'quiet' : 'solid'} disabled={all.isBusy} onClick={() => void all.act(doing)}>
          {t(isOn ? 'called.turnOff' : 'called.turnOn')}
        </Button>
      )}
    </section>
  )
}

function Check({ all, settings, name }: ContentProps & { name: 'push' | 'repeat' | 'sound' }) {
  const { t } = useTranslation('desk')
  return (
    <label className="desk-called-check">
      <input
        type="checkbox"
        checked={settings[name]}
        onChange={({ target }) => void all.change({ [name]: target.checked })}
      />
      {t(`called.${name}`)}
    </label>
  )
}

function Quiet({ all, settings: { quiet } }: ContentProps) {
  const { t } = useTranslation('desk')
  // Their own clock counts, as it is where they are when they set it.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const set = (hours: StaffAttention['quiet']) => void all.change({ quiet: hours, timeZone })
  return (
    <section aria-labelledby="desk-called-quiet">
      <h3 id="desk-called-quiet">{t('called.quiet')}</h3>
      <label className="desk-called-check">
        <input
          type="checkbox"
          checked={quiet !== null}
          onChange={({ target }) => set(target.checked ? usualNight : null)}
        />
        {t('called.quietOn')}
      </label>
      <p>{t('called.quietWords')}</p>
      {quiet && (
        <div className="desk-called-hours">
          <Time label={t('called.from')} value={quiet.from} onTime={(from) => set({ ...quiet, from })} />
          <Time label={t('called.to')} value={quiet.to} onTime={(to) => set({ ...quiet, to })} />
        </div>
      )}
    </section>
  )
}

function Time({ label, value, onTime }: { label: string; value: string; onTime: (time: string) => void }) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="time"
        required
        key={value}
        defaultValue={value}
        // Not at every key: halfway through, a time is another one.
        onBlur={({ target }) => target.value !== '' && target.value !== value && onTime(target.value)}
      />
    </label>
  )
}

/** All devices that are called, so that a lost one is called no longer. */
function Others({ all, settings: { devices } }: ContentProps) {
  const { t } = useTranslation('desk')
  const { desk } = useOpenDesk()
  if (devices.length < 2) return null
  const moment = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <section aria-labelledby="desk-called-devices">
      <h3 id="desk-called-devices">{t('called.devices')}</h3>
      <ul className="desk-called-devices">
        {devices.map(({ id, createdAt }) => (
          <li key={id}>
            <span>{t('called.since', { time: moment.format(new Date(createdAt)) })}</span>
            <Button
              size="small"
              disabled={all.isBusy}
              onClick={() => void all.act(() => desk.attention.removeDevice(id))}
            >
              {t('called.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
