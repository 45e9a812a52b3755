// One member asks another to look at something: said once, to whoever is there to hear it.
import type { Kysely } from 'kysely'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { Commands } from '../rooms/command.ts'
import type { PeopleVoice } from '../rooms/people-voice.ts'
import type { Tables } from '../storage/tables.ts'

/** Answers `look.ask`. Refuses `role-may-not`, `no-such-member`. */
export function lookAsks({ db, voice }: { db: Kysely<Tables>; voice: Pick<PeopleVoice, 'tellMember'> }): Commands {
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
      voice.tellMember(member, 'look', { by: memberId, looking })
      return granted({})
    },
  }
}
