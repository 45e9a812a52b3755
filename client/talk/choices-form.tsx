// Answers that a question offers, while they are written.
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { PlusIcon } from '#client/ui/icons.tsx'
import { maxChoiceLength, maxChoices } from '#shared/annotations/choices.ts'

interface ChoicesFormProps {
  /** As they are written, empty ones too. */
  choices: readonly string[]
  onChoices: (choices: readonly string[]) => void
}

export function ChoicesForm({ choices, onChoices }: ChoicesFormProps) {
  const { t } = useTranslation('talk')
  return (
    <fieldset className="talk-ask-part">
      <legend>{t('choices.offer')}</legend>
      {choices.map((choice, index) => (
        <input
          key={index}
          className="field-input"
          dir="auto"
          aria-label={t('choices.number', { number: index + 1 })}
          placeholder={t('choices.number', { number: index + 1 })}
          maxLength={maxChoiceLength}
          value={choice}
          onChange={({ target }) => onChoices(choices.with(index, target.value))}
        />
      ))}
      {choices.length < maxChoices && (
        <Button
          size="small"
          icon={<PlusIcon />}
          onClick={() => onChoices([...choices, ...(choices.length === 0 ? ['', ''] : [''])])}
        >
          {t(choices.length === 0 ? 'choices.begin' : 'choices.more')}
        </Button>
      )}
    </fieldset>
  )
}
