// A dialog with one form: its act stands at the foot, and what went wrong below the fields.
import { useId } from 'react'
import type { ReactNode } from 'react'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import './desk-field.css'
import './form-dialog.css'

interface FormDialogProps {
  title: string
  /** What the act is called. */
  act: string
  kind?: 'solid' | 'danger'
  isReady: boolean
  problem: string | undefined
  onSubmit: () => Promise<void>
  onClose: () => void
  children: ReactNode
}

export function FormDialog({
  title,
  act,
  kind = 'solid',
  isReady,
  problem,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const form = useId()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <Button kind={kind} type="submit" form={form} disabled={!isReady}>
          {act}
        </Button>
      }
    >
      <form
        id={form}
        className="stack desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          void onSubmit()
        }}
      >
        {children}
        {problem !== undefined && (
          <p className="desk-problem" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  )
}

interface LongFieldProps {
  label: string
  rows: number
  maxLength: number
  value: string
  onChange: (value: string) => void
}

/** A field of several lines, in whichever direction its language runs. */
export function LongField({ label, onChange, ...field }: LongFieldProps) {
  return (
    <label className="desk-field">
      <span>{label}</span>
      <textarea dir="auto" {...field} onChange={({ target }) => onChange(target.value)} />
    </label>
  )
}
