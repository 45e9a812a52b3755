// A draft that can no longer be sent: it can still be read and copied.
import { useTranslation } from 'react-i18next'
import { CopyButton } from '#client/ui/copy-button.tsx'
import './unsaid.css'

export function Unsaid({ text }: { text: string }) {
  const { t } = useTranslation('kept')
  return (
    <section className="unsaid" aria-label={t('unsaid')}>
      <p>{t('unsaidHere')}</p>
      <blockquote dir="auto">{text}</blockquote>
      <CopyButton text={text} />
    </section>
  )
}
