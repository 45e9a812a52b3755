import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCandidates } from '#client/rooms/candidates.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { candidateCount } from '#shared/decisions/decision.ts'
import type { LineId } from '#shared/ids.ts'

interface CandidateChoiceProps {
  chosen: readonly LineId[]
  onChange: (chosen: readonly LineId[]) => void
}

/** How many lines are offered at first, besides those that are chosen. */
const offeredAtFirst = 12

/** The lines of the cart, to choose between which the decision is. Drawn again only when the choice changes. */
export const CandidateChoice = memo(function CandidateChoice({ chosen, onChange }: CandidateChoiceProps) {
  const { t } = useTranslation('decisions')
  const { cart } = useRoom()
  const { lines } = useObservable(cart.view)
  // What was chosen at first stands first; nothing moves when it is taken out or put back.
  const [first] = useState(chosen)
  const [all, setAll] = useState(false)
  const others = lines.filter(({ id, lane }) => lane === 'considering' && !first.includes(id)).map(({ id }) => id)
  const shown = all ? others : others.slice(0, offeredAtFirst)
  const offered = useCandidates([...first, ...shown])
  const toggle = (id: LineId) => {
    if (chosen.includes(id)) return onChange(chosen.filter((other) => other !== id))
    if (chosen.length >= candidateCount.most) return toast(t('form.manyCandidates'))
    return onChange([...chosen, id])
  }
  return (
    <fieldset className="options">
      <legend>{t('form.candidates', { count: chosen.length })}</legend>
      <ul className="grid decide-candidates">
        {offered.map(({ id, title, words, picture }) => (
          <li key={id}>
            <label className="row decide-candidate">
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
              <span className="decide-picture">
                <Picture title={title} {...picture} shownAt="4em" plain />
                <span className="decide-check" aria-hidden="true">
                  <CheckIcon />
                </span>
              </span>
              <span>
                <bdi>{title}</bdi>
                {words !== '' && (
                  <small>
                    <bdi>{words}</bdi>
                  </small>
                )}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length < others.length && (
        <Button kind="plain" onClick={() => setAll(true)}>
          {t('form.moreCandidates', { count: others.length - shown.length })}
        </Button>
      )}
    </fieldset>
  )
})
