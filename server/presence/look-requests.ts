// One member asks another to look at something, or to let the others see what they look at. A request is emitted once, to the devices
// that are connected.
import type { Kysely } from 'kysely'
import type { MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { Commands } from '../host/commands.ts'
import type { Caller } from '../identity/caller.ts'
import type { PeopleEmitter } from '../host/people-events.ts'
import type { Tables } from '../storage/tables.ts'

/** Answers `look.ask` and `share.ask`. Refuses `role-may-not`, `no-such-member`. */
export function lookRequests({
  db,
  emitter,
}: {
  db: Kysely<Tables>
  emitter: Pick<PeopleEmitter, 'emitToMember'>
}): Commands {
  /** Why this member cannot be asked; undefined where they can. */
  const whyNot = async ({ role, room }: Caller, member: MemberId) => {
    if (!isVoice(role)) return refusal('role-may-not')
    const asked = await db
      .selectFrom('members')
      .select('id')
      .where('id', '=', member)
      .where('room', '=', room.num)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    return asked ? undefined : refusal('no-such-member', { root: 'members', key: member })
  }
  return {
    'look.ask': async (caller, { member, looking }) => {
      const no = await whyNot(caller, member)
      if (no) return refused(no)
      emitter.emitToMember(member, 'look', { by: caller.memberId, looking })
      return granted({})
    },
    'share.ask': async (caller, { member }) => {
      const no = await whyNot(caller, member)
      if (no) return refused(no)
      emitter.emitToMember(member, 'share', { by: caller.memberId })
      return granted({})
    },
  }
}
