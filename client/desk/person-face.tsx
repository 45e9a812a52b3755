import { Avatar } from '#client/ui/avatar.tsx'

const colours = 8

/** A member of a room: the same name has the same colour all over the desk. The name stands beside it. */
export function PersonFace({ name, size }: { name: string; size: 'tiny' | 'small' | 'medium' }) {
  let sum = 0
  for (let index = 0; index < name.length; index++) sum = (sum * 31 + name.charCodeAt(index)) % 9973
  return <Avatar name={name} colour={sum % colours} size={size} decorative />
}
