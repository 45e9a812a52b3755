import { Field } from './field.tsx'
import type { FieldProps } from './field.tsx'

interface LineFieldProps extends Pick<FieldProps, 'label' | 'placeholder' | 'className' | 'maxLength' | 'autoFocus'> {
  value: string
  onValue: (value: string) => void
}

/** A line in anybody's words: in whatever direction they write, and nothing that a browser has learnt to fill in. */
export function LineField({ onValue, ...field }: LineFieldProps) {
  return <Field {...field} autoComplete="off" dir="auto" onChange={(event) => onValue(event.target.value)} />
}
