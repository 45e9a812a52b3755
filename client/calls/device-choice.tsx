// Which microphone, camera and loudspeaker; shown only where there is a choice.
import { useTranslation } from 'react-i18next'
import type { ChosenDevices } from './saved-devices.ts'

const kinds = [
  ['microphone', 'audioinput'],
  ['camera', 'videoinput'],
  ['speaker', 'audiooutput'],
] as const

interface DeviceChoiceProps {
  known: readonly MediaDeviceInfo[]
  chosen: ChosenDevices
  withCamera: boolean
  onChoose: (chosen: ChosenDevices) => void
}

export function DeviceChoice({ known, chosen, withCamera, onChoose }: DeviceChoiceProps) {
  const { t } = useTranslation('calls')
  return kinds.map(([name, kind]) => {
    const devices = known.filter((device) => device.kind === kind && device.deviceId !== '')
    if (devices.length < 2 || (name === 'camera' && !withCamera)) return null
    return (
      <label key={name} className="call-choice">
        <span>{t(`device.${name}`)}</span>
        <select
          value={chosen[name] ?? devices[0]?.deviceId ?? ''}
          onChange={({ currentTarget }) => onChoose({ ...chosen, [name]: currentTarget.value })}
        >
          {devices.map(({ deviceId, label }, at) => (
            <option key={deviceId} value={deviceId}>
              {label === '' ? t('deviceNumber', { count: at + 1 }) : label}
            </option>
          ))}
        </select>
      </label>
    )
  })
}
