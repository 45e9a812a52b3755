import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CheckIcon } from '#client/ui/icons.tsx'
import { maxMessageLength } from '#shared/annotations/message.ts'

interface AnswerFieldProps {
  /** What is written here. */
  label: string
  onSend: (words: string) => void
  /** What can be done without a word; absent where only words will do. */
  check?: { readonly label: string; readonly onPress: () => void } | undefined
}

/** One line to answer in; as long as it is empty, a tap says that nothing need be said. */
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
