// Which parts of a room are shown: three marks on a waiting request, and the words for them.
import { useTranslation } from 'react-i18next'
import { CartIcon, EyeIcon, EyeOffIcon, TalkIcon } from '#client/ui/icons.tsx'
import { scopeParts } from '#shared/visits/scope.ts'
import type { ScopePart } from '#shared/visits/scope.ts'
import './scope-marks.css'

/** The sign of a part; of one that is not shown, an eye that is closed. */
export function PartIcon({ part }: { part: ScopePart }) {
  switch (part) {
    case 'product':
      return <EyeIcon />
    case 'cart':
      return <CartIcon />
    case 'talk':
      return <TalkIcon />
    default:
      return part satisfies never
  }
}

/** The parts in words. */
export function PartWords({ scope }: { scope: readonly ScopePart[] }) {
  const { t } = useTranslation('desk')
  return (
    <ul className="cluster desk-parts">
      {scopeParts.map((part) => {
        const isShown = scope.includes(part)
        return (
          <li key={part} data-shown={isShown || undefined}>
            {isShown ? <PartIcon part={part} /> : <EyeOffIcon />}
            {t(`part.${part}`, { is: isShown ? 'yes' : 'no' })}
          </li>
        )
      })}
    </ul>
  )
}

/** The parts as marks; read out in words. */
export function PartMarks({ scope }: { scope: readonly ScopePart[] }) {
  const { t } = useTranslation('desk')
  const words = scopeParts.map((part) => t(`part.${part}`, { is: scope.includes(part) ? 'yes' : 'no' }))
  return (
    <span className="desk-marks" role="img" aria-label={words.join(', ')} title={words.join(', ')}>
      {scopeParts.map((part) => (
        <i key={part} data-shown={scope.includes(part) || undefined}>
          <PartIcon part={part} />
        </i>
      ))}
    </span>
  )
}
