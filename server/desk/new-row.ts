// A request as it is stored first, without what is known of its room and its place.
import { newId } from '#shared/ids.ts'
import type { AskStore } from '#shared/visits/help-request.ts'
import { scopeOf } from '#shared/visits/scope.ts'
import { noOffer } from './offers.ts'
import { asMembersAsk } from './request-parts.ts'
import type { StoredRequest } from './request-rows.ts'

/** What follows from where, and by whom, it is asked. */
type Known = 'shop_id' | 'room' | 'room_id' | 'member_id' | 'name' | 'department' | 'store' | 'region'

export function newRow(asked: AskStore, now: number): Omit<StoredRequest, Known> {
  return {
    id: newId(),
    ...{ topic: asked.topic, language: asked.language, text: asked.text },
    about: JSON.stringify(asked.about),
    scope: JSON.stringify(scopeOf(asked.scope)),
    ...{ state: 'waiting', is_left: 0, is_wide: 0, revision: 1, created_at: now },
    ...noOffer,
    ...{ widen_at: null, leave_at: null, reach: 'all', reach_at: null },
    ...{ claimed_by: null, claimed_at: null, answer_by: null, visit_id: null, due_at: null },
    ...{ waited_at: null, wait_ms: null, wait_seconds: null, returned: null },
    ...{ left_at: null, closed_at: null, prefers: null, prefer_until: null, follows: null, person: null },
    ...{ agreed_at: null, remind_at: null, sequence: 0, reply_to: asked.replyTo ?? null },
    ...asMembersAsk,
    shows_earlier: asked.earlier === true ? 1 : 0,
  }
}
