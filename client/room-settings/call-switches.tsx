// What calls may be in this room: for its hosts, and only what the server offers.
import { useTranslation } from 'react-i18next'
import type { RoomCalls } from '#shared/calls/call.ts'

/** What a host has changed; what is absent stays as it is. */
export type CallChanges = Readonly<Partial<Record<'camera' | 'screen' | 'rings', boolean>>>

interface CallSwitchesProps {
  calls: RoomCalls
  changes: CallChanges
  onChange: (changes: CallChanges) => void
}

export function CallSwitches({ calls, changes, onChange }: CallSwitchesProps) {
  const { t } = useTranslation('settings')
  const { offered, sources, rings } = calls
  const switches = [
    ...(offered.includes('camera') ? [['camera', t('callsCamera'), sources.includes('camera')] as const] : []),
    ...(offered.includes('screen') ? [['screen', t('callsScreen'), sources.includes('screen')] as const] : []),
    ['rings', t('callsRings'), rings] as const,
  ]
  return (
    <fieldset className="settings-calls">
      <legend>{t('calls')}</legend>
      {switches.map(([name, words, isOn]) => (
        <label key={name} className="settings-switch">
          <input
            type="checkbox"
            checked={changes[name] ?? isOn}
            onChange={({ currentTarget }) => onChange({ ...changes, [name]: currentTarget.checked })}
          />
          {words}
        </label>
      ))}
      <small>{t('callsWords')}</small>
    </fieldset>
  )
}
