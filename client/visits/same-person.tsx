// The same person again: said with whether they are free, and what waiting for them means.
import { useTranslation } from 'react-i18next'
import type { AskStore, Help } from '#shared/visits/help-request.ts'

type Again = NonNullable<Help['again']>

interface SamePersonProps {
  again: Again
  chosen: AskStore['again']
  onChoose: (chosen: AskStore['again']) => void
}

export function SamePerson({ again: { visit, name, state, minutes }, chosen, onChoose }: SamePersonProps) {
  const { t } = useTranslation('visits')
  if (state === 'away') return <p className="ask-store-again">{t('again.away', { name })}</p>
  return (
    <div className="stack ask-store-again">
      <label className="row">
        <input
          type="checkbox"
          checked={chosen !== undefined}
          onChange={({ target }) => onChoose(target.checked ? { visit, wait: state === 'busy' } : undefined)}
        />
        <span>
          <b>{t('again.ask', { name })}</b>
          <small>{t(`again.${state}`, { name, count: minutes })}</small>
        </span>
      </label>
      {chosen && state === 'busy' && (
        <label className="row">
          <input
            type="checkbox"
            checked={chosen.wait}
            onChange={({ target }) => onChoose({ visit, wait: target.checked })}
          />
          <span>
            <b>{t('again.wait', { name })}</b>
            <small>{t('again.waitWords', { name, count: minutes })}</small>
          </span>
        </label>
      )}
    </div>
  )
}
