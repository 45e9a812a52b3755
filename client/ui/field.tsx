import { useId } from 'react'
import type { ComponentPropsWithRef } from 'react'
import { classes } from './classes.ts'
import './field.css'

export interface FieldProps extends ComponentPropsWithRef<'input'> {
  label: string
  /** One line below: what it is for. */
  hint?: string
  /** What does not fit, in words; shown instead of the hint. */
  problem?: string | undefined
  /** The label is only read out: what it is for is clear from where it stands. */
  bare?: boolean
}

/** A line of text with its label. */
export function Field({ label, hint, problem, bare = false, className, ...input }: FieldProps) {
  const id = useId()
  const below = problem ?? hint
  return (
    <div className={classes('field', className)}>
      <label htmlFor={id} className={bare ? 'only-read-out' : undefined}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        aria-invalid={problem !== undefined}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
      />
      {below !== undefined && (
        <p
          id={`${id}-below`}
          className={problem === undefined ? 'field-hint' : 'field-problem'}
          role={problem === undefined ? undefined : 'alert'}
        >
          {below}
        </p>
      )}
    </div>
  )
}
