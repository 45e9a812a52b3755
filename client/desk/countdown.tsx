import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Offer } from '#shared/desk/contracts.ts'
import { useNow } from './use-now.ts'
import './countdown.css'

/** The seconds that an offer is still open. */
export function useSecondsLeft({ until }: Offer): number {
  return Math.max(0, Math.ceil((until - useNow()) / 1000))
}

/** A ring that empties as an offer runs out. */
export function CountdownRing({ offer, children }: { offer: Offer; children: ReactNode }) {
  const left = useSecondsLeft(offer)
  // How long it was open in all is not said; the first sight of it is the whole ring.
  const [whole, setWhole] = useState(left)
  useEffect(() => setWhole((before) => Math.max(before, left)), [left])
  const share = whole === 0 ? 0 : (left / whole) * 100
  return (
    <span className="desk-ring">
      <svg viewBox="0 0 120 120" aria-hidden="true">
        <circle cx="60" cy="60" r="55" className="desk-ring-ground" />
        <circle cx="60" cy="60" r="55" pathLength="100" strokeDasharray={`${share} 100`} className="desk-ring-left" />
      </svg>
      {children}
    </span>
  )
}
