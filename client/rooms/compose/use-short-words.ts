import { useTranslation } from 'react-i18next'
import { shortWords } from './short-words.ts'
import type { Sayable } from './short-words.ts'

/** `shortWords` for a component with words of its own. */
export function useShortWords(): (message: Sayable) => string {
  const { t } = useTranslation('talk')
  return (message) => shortWords(message, t)
}
