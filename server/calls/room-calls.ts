// The calls of a room, as everybody in it sees them.
import type { Call, RoomCalls } from '#shared/calls/call.ts'
import type { CallRows, StoredCall } from './call-rows.ts'
import type { RoomSettings } from './room-settings.ts'

/** What goes on in a room now. A call is one once somebody was in. */
export async function roomCalls(
  room: number,
  { rows, settings }: { readonly rows: CallRows; readonly settings: RoomSettings },
): Promise<RoomCalls> {
  const open = (await rows.openIn(room)).filter(({ startedAt }) => startedAt !== null)
  return { ...(await settings.of(room)), calls: await Promise.all(open.map((call) => shownCall(call, rows))) }
}

async function shownCall({ id, visit, createdAt, startedAt, endsAt }: StoredCall, rows: CallRows): Promise<Call> {
  const [people, rings] = [await rows.people(id), await rows.rings(id)]
  return {
    ...{ id, visit, startedAt: startedAt ?? createdAt, endsAt },
    people: people.flatMap((person) =>
      person.hereSince === null ? [] : [{ id: person.id, joinedAt: person.hereSince }],
    ),
    rings: rings.flatMap(({ state, member_id, by_member, ends_at }) =>
      state === 'ringing' && ends_at !== null ? [{ member: member_id, by: by_member, endsAt: Number(ends_at) }] : [],
    ),
  }
}
