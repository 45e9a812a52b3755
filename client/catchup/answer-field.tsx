import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CheckIcon } from '#client/ui/icons.tsx'
import { maxMessageLength } from '#shared/annotations/message.ts'

interface AnswerFieldProps {
  /** The label of the field. */
  label: string
  onSend: (words: string) => void
  /** The button for an empty field; absent if an answer needs text. */
  check?: { readonly label: string; readonly onPress: () => void } | undefined
}

/** A field for an answer. While it is empty, its button dismisses the card without one. */
export function AnswerField({ label, onSend, check }: AnswerFieldProps) {
  const { t } = useTranslation('decisions')
  const [words, setWords] = useState('')
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    if (words.trim() !== '') onSend(words.trim())
  }
  return (
    <form className="waiting-answer" onSubmit={send}>
      <input
        aria-label={label}
        placeholder={label}
        dir="auto"
        value={words}
        maxLength={maxMessageLength}
        enterKeyHint="send"
        onChange={(event) => setWords(event.target.value)}
      />
      {words.trim() !== '' ? (
        <Button type="submit" kind="solid">
          {t('waiting.send')}
        </Button>
      ) : (
        check && (
          <IconButton label={check.label} onClick={check.onPress}>
            <CheckIcon />
          </IconButton>
        )
      )}
    </form>
  )
}
