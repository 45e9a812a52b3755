import { useId } from 'react'
import './option-cards.css'

interface OptionCardsProps<Value extends string> {
  legend: string
  options: readonly { readonly value: Value; readonly title: string; readonly words: string }[]
  chosen: Value
  onChoose: (value: Value) => void
}

/** One of a few, each with a sentence that says what it means. */
export function OptionCards<Value extends string>({ legend, options, chosen, onChoose }: OptionCardsProps<Value>) {
  const name = useId()
  return (
    <fieldset className="options">
      <legend>{legend}</legend>
      <div>
        {options.map(({ value, title, words }) => (
          <label key={value} className="stack option">
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              aria-describedby={`${name}-${value}`}
              onChange={() => onChoose(value)}
            />
            <b>{title}</b>
            <small id={`${name}-${value}`}>{words}</small>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
