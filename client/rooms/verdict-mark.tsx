import type { Verdict } from '#shared/cart/opinion.ts'
import './verdict-mark.css'

const drawings = {
  yes: 'm4 8.4 2.7 2.7L12 5.5',
  no: 'm4.7 4.7 6.6 6.6m0-6.6-6.6 6.6',
  unsure: 'M5.7 6.2a2.3 2.3 0 1 1 3.3 2.1c-.7.300-1 .8-1 1.4m0 2.3v.01',
} as const satisfies Record<Verdict, string>

/** The sign of a verdict; its shape says it, its colour repeats it. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  return (
    <svg className={`verdict-mark verdict-${verdict}`} viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={drawings[verdict]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
