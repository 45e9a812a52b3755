// One member asks another to look at something. The request is emitted once, to the devices that are connected.
import type { Kysely } from 'kysely'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { Commands } from '../host/commands.ts'
import type { PeopleEmitter } from '../host/people-events.ts'
import type { Tables } from '../storage/tables.ts'

/** Answers `look.ask`. Refuses `role-may-not`, `no-such-member`. */
export function lookRequests({
  db,
  emitter,
}: {
  db: Kysely<Tables>
  emitter: Pick<PeopleEmitter, 'emitToMember'>
}): Commands {
  return {
    'look.ask': async ({ memberId, role, room }, { member, looking }) => {
      if (!isVoice(role)) return refused(refusal('role-may-not'))
      const asked = await db
        .selectFrom('members')
        .select('id')
        .where('id', '=', member)
        .where('room', '=', room.num)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
      if (!asked) return refused(refusal('no-such-member', { root: 'members', key: member }))
      emitter.emitToMember(member, 'look', { by: memberId, looking })
      return granted({})
    },
  }
}
