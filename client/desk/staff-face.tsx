import type { StaffMember } from '#shared/desk/contracts.ts'
import { initialOf } from '#shared/initial.ts'
import './staff-face.css'

/** Staff are rounded squares, members of a room circles: told apart without colour. The name stands beside it. */
export function StaffFace({ member: { name, picture } }: { member: Pick<StaffMember, 'name' | 'picture'> }) {
  return (
    <span className="desk-face" aria-hidden="true">
      {picture === null ? initialOf(name) : <img src={picture} alt="" />}
    </span>
  )
}
