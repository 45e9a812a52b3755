import { Avatar } from '#client/ui/avatar.tsx'
import type { MemberId } from '#shared/ids.ts'
import { useRoom } from './room-context.tsx'
import { useObservable } from './use-observable.ts'
import type { MemberView, Room } from '#client/sdk/index.ts'

/** A member's face; nothing for somebody the room has never heard of. */
export function Face({
  id,
  size = 'small',
  decorative = false,
}: {
  id: MemberId
  size?: 'tiny' | 'small'
  decorative?: boolean
}) {
  const room = useRoom()
  useObservable(room.members.list)
  const member = room.members.find(id)
  if (!member) return null
  return <Avatar name={member.name} colour={member.colour} size={size} decorative={decorative} />
}

/** What to call a member, also one who has left. */
export function nameOf(room: Room, id: MemberId, unknown: string): string {
  return room.members.find(id)?.name ?? unknown
}

/** Those who are here now, and those who are not. */
export function hereAndAway(members: readonly MemberView[]): { here: MemberView[]; away: MemberView[] } {
  return { here: members.filter((member) => member.here), away: members.filter((member) => !member.here) }
}
