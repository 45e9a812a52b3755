import { useTranslation } from 'react-i18next'
import { MinusIcon, PlusIcon } from './icons.tsx'
import './stepper.css'

interface StepperProps {
  value: number
  /** The value in words, such as "You: 2". */
  words: string
  min?: number
  max: number
  /** What is counted, such as "Ridge boot: how many you want". */
  label: string
  onChange: (value: number) => void
}

/** A number between two buttons. */
export function Stepper({ value, words, min = 0, max, label, onChange }: StepperProps) {
  const { t } = useTranslation('ui')
  return (
    <span className="stepper" role="group" aria-label={label}>
      <button type="button" aria-label={t('less')} disabled={value <= min} onClick={() => onChange(value - 1)}>
        <MinusIcon />
      </button>
      <output>{words}</output>
      <button type="button" aria-label={t('more')} disabled={value >= max} onClick={() => onChange(value + 1)}>
        <PlusIcon />
      </button>
    </span>
  )
}
