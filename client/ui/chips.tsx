import { useId } from 'react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import './chips.css'

/** One of several things to choose from. */
export interface Choice<Value extends string> {
  readonly value: Value
  readonly words: ReactNode
  /** Can be chosen, yet cannot be had: struck through, with the reason read out. */
  readonly unavailable?: string | undefined
}

interface ChipsProps<Value extends string> {
  /** What is chosen here, such as "Colour". */
  label: string
  choices: readonly Choice<Value>[]
  chosen: Value | undefined
  onChoose: (value: Value) => void
  /** Shows the label before the chips. */
  labelled?: boolean
  className?: string
}

/** One choice out of several, as a row of chips; arrow keys move the choice. */
export function Chips<Value extends string>({
  label,
  choices,
  chosen,
  onChoose,
  labelled = false,
  className,
}: ChipsProps<Value>) {
  const name = useId()
  return (
    <fieldset className={classes('chips', className)}>
      <legend className={labelled ? 'chips-label' : 'only-read-out'}>{label}</legend>
      {choices.map(({ value, words, unavailable }) => (
        <label
          key={value}
          className={classes('chip', unavailable !== undefined && 'chip-unavailable')}
          title={unavailable}
        >
          <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
          <span>{words}</span>
          {unavailable !== undefined && <span className="only-read-out">, {unavailable}</span>}
        </label>
      ))}
    </fieldset>
  )
}
