// The head of the past: when this was, that nothing of it can be changed, and the way back to now.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { HistoryIcon } from '#client/ui/lazy-icons.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { LookingBack } from './looking-back.ts'
import { useMomentWords } from './moment-words.ts'
import './past-head.css'

interface PastHeadProps {
  back: LookingBack
  /** How much has happened since the past was opened. */
  since: number
  comparing: boolean
  onCompare: () => void
  /** Absent where this member may not. */
  onRestore: (() => void) | undefined
  onClose: () => void
}

export function PastHead({ back, since, comparing, onCompare, onRestore, onClose }: PastHeadProps) {
  const { t } = useTranslation('past')
  const { shown, scale } = useObservable(back.state)
  const words = useMomentWords()
  const isNow = scale !== undefined && shown !== undefined && shown.seq >= scale.to.seq
  useEscape(onClose)
  return (
    <header className="row past-head">
      <HistoryIcon />
      <div className="past-when">
        <h1>{shown ? words(shown.at) : t('title')}</h1>
        <p>
          {t('fixed')}
          {since > 0 && <span> · {t('since', { count: since })}</span>}
        </p>
      </div>
      <div className="row past-acts">
        <Button
          kind="plain"
          className="past-act"
          aria-pressed={comparing}
          disabled={shown === undefined || (isNow && !comparing)}
          onClick={onCompare}
        >
          {t('compare')}
        </Button>
        {onRestore && (
          <Button kind="plain" className="past-act" disabled={shown === undefined || isNow} onClick={onRestore}>
            {t('restore')}
          </Button>
        )}
        <Button className="past-close" aria-keyshortcuts="Escape" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </header>
  )
}

/** Esc leads back, unless it closes something that is open over the past. */
function useEscape(onClose: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return
      event.preventDefault()
      onClose()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [onClose])
}
