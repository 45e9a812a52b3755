// Quiet hours, by the clock of the member who is notified.
import { useTranslation } from 'react-i18next'
import { CheckRow } from './check-row.tsx'
import { deviceZone } from './device-zone.ts'
import type { PartProps } from './part-props.ts'
import { Button } from '#client/ui/button.tsx'

const usualNight = { from: '22:00', to: '08:00' } as const

/** Quiet hours and the time zone. */
export function Hours({ settings, change }: PartProps) {
  const { t } = useTranslation('notify')
  const { quiet } = settings
  return (
    <fieldset className="stack notify-part">
      <legend>{t('hours.title')}</legend>
      <CheckRow
        label={t('hours.quiet')}
        hint={t('hours.quietWords')}
        isOn={quiet !== null}
        onChange={(on) => void change({ quiet: on ? usualNight : null })}
      />
      {quiet && (
        <div className="notify-hours notify-under">
          <Time label={t('hours.from')} value={quiet.from} onTime={(from) => change({ quiet: { ...quiet, from } })} />
          <Time label={t('hours.to')} value={quiet.to} onTime={(to) => change({ quiet: { ...quiet, to } })} />
        </div>
      )}
      <Zone settings={settings} change={change} />
    </fieldset>
  )
}

function Time({ label, value, onTime }: { label: string; value: string; onTime: (time: string) => Promise<boolean> }) {
  return (
    <label className="stack notify-time">
      <span>{label}</span>
      <input
        type="time"
        required
        key={value}
        defaultValue={value}
        // Not at every key: halfway through, a time is another one.
        onBlur={({ target }) => target.value !== '' && target.value !== value && void onTime(target.value)}
      />
    </label>
  )
}

function Zone({ settings: { timeZone }, change }: PartProps) {
  const { t } = useTranslation('notify')
  const here = deviceZone()
  const zones = [...new Set([timeZone, here, ...Intl.supportedValuesOf('timeZone')])].toSorted()
  return (
    <div className="notify-zone">
      <label className="stack notify-time">
        <span>{t('hours.zone')}</span>
        <select value={timeZone} onChange={({ target }) => void change({ timeZone: target.value })}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
      {here !== timeZone && (
        <Button size="small" onClick={() => void change({ timeZone: here })}>
          {t('hours.here', { zone: here.replaceAll('_', ' ') })}
        </Button>
      )}
    </div>
  )
}
