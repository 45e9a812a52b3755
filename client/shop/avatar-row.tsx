import { Avatar } from '#client/ui/avatar.tsx'
import './avatar-row.css'

interface AvatarRowProps {
  people: readonly { readonly name: string; readonly colour: number }[]
  size?: 'medium' | 'large'
  most?: number
}

/** A few people, one overlapping the next; their names stand beside it in words. */
export function AvatarRow({ people, size = 'medium', most = 4 }: AvatarRowProps) {
  const rest = people.length - most
  const shown = rest > 1 ? people.slice(0, most) : people.slice(0, most + 1)
  return (
    <span className="avatar-row" data-size={size} aria-hidden="true">
      {shown.map(({ name, colour }, index) => (
        <Avatar key={`${name}${index}`} name={name} colour={colour} size={size} decorative />
      ))}
      {rest > 1 && <span className="avatar-row-rest">+{rest}</span>}
    </span>
  )
}
