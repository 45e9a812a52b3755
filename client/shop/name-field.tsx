// Asking what the others in a room should call this person.
import { useState } from 'react'
import type { ReactNode, SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { nameHere } from '#client/rooms/rooms-here.ts'
import { Field } from '#client/ui/field.tsx'
import { useTakenOver } from '#client/ui/use-taken-over.ts'
import { isFitLine, tidyLine } from '#shared/names/line.ts'

/** A form that asks for a name: its field, and what its `onSubmit` does. */
export interface NameForm {
  readonly field: ReactNode
  readonly onSubmit: (event: SyntheticEvent) => void
}

interface NameFormOptions {
  /** The field takes the focus where this device knows no name yet. */
  readonly asksFirst?: boolean
  readonly onName: (name: string) => void
}

/** Begins with the name this device knows; a missing one is asked for in words. */
export function useNameForm({ asksFirst = false, onName }: NameFormOptions): NameForm {
  const { t } = useTranslation('shop')
  const isOwn = useTakenOver()
  const [typed, setName] = useState<string>()
  const name = typed ?? (isOwn ? nameHere() : '')
  const [asked, setAsked] = useState(false)
  const nameless = !isFitLine(name)
  const field = (
    <Field
      label={t('name.label')}
      value={name}
      onChange={(event) => setName(event.target.value)}
      problem={asked && nameless ? t('name.missing') : undefined}
      hint={t('name.hint')}
      maxLength={60}
      autoComplete="given-name"
      autoCapitalize="words"
      enterKeyHint="go"
      autoFocus={asksFirst && nameHere() === ''}
    />
  )
  return {
    field,
    onSubmit(event) {
      event.preventDefault()
      setAsked(true)
      if (!nameless) onName(tidyLine(name))
    },
  }
}
