import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import type { DecisionView } from '#shared/decisions/decisions-view.ts'

/** By which rule, and whether in secret, each in a sentence. */
export function Rules({ decision: { rule, blind, voters } }: { decision: DecisionView }) {
  const { t } = useTranslation('decisions')
  const room = useRoom()
  const name = nameOf(room, voters[0] ?? '', t('somebody'))
  return (
    <p className="decision-rules">
      {rule === 'one' ? t('ruleOne', { name }) : t(`ruleWords.${rule}`)}{' '}
      {t(`secrecyWords.${blind ? 'secret' : 'open'}`)}
    </p>
  )
}
