import { useState } from 'react'
import { initialOf } from '#shared/initial.ts'
import type { Associate } from '#shared/visits/visit.ts'
import './staff-face.css'

interface StaffFaceProps {
  /** Absent where nobody is known yet: then the sign of a store. */
  associate: Pick<Associate, 'name' | 'picture'>
  size?: 'small' | 'large'
}

/** Somebody of the store: a rounded square, so that nobody takes them for a member, whose face is a circle. The name stands beside it. */
export function StaffFace({ associate: { name, picture }, size = 'small' }: StaffFaceProps) {
  const [isMissing, setMissing] = useState(false)
  return (
    <span className={`staff-face staff-face-${size}`} title={name} aria-hidden="true">
      {picture === null || isMissing ? (
        initialOf(name)
      ) : (
        <img src={picture} alt="" draggable={false} onError={() => setMissing(true)} />
      )}
    </span>
  )
}
