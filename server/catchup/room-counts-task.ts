// Counts what waits for a member in a room. A task of the replica, for the records of a full room take long to read.
import { isAskedOf } from '#shared/catchup/catch-up.ts'
import type { RoomCount } from '#shared/catchup/contracts.ts'
import { foldDecisions } from '#shared/decisions/decisions-view.ts'
import { owesVote } from '#shared/decisions/owed-votes.ts'
import type { MemberId } from '#shared/ids.ts'
import type { RecordsOf } from '#shared/records/table.ts'
import { isVoice } from '#shared/roles.ts'
import type { Role } from '#shared/roles.ts'
import { jsonBytes } from '../host/room-folds.ts'
import type { FoldInput } from '../host/room-folds.ts'
import type { ReplicaTask } from '../sync/replica-task.ts'

/** The most other members that are named. */
const mostOthers = 8

/** What is counted for whom. */
export interface CountInput extends FoldInput {
  readonly me: MemberId
  readonly role: Role
  readonly now: number
  /** Up to when each thread was read. */
  readonly marks: readonly (readonly [thread: string, upto: number])[]
}

/** What depends on the records alone. */
export interface Counted extends Omit<Extract<RoomCount, { room: string }>, 'room' | 'lastAt'> {
  /** The next deadline, which ends a vote without a write; null where there is none. */
  readonly until: number | null
}

/** Answers with `Counted`, as JSON. */
export const roomCountsTask: ReplicaTask<CountInput> = {
  name: 'room counts',
  run: (documents, { me, role, now, marks }) => {
    const [cart, annotations] = [documents.records('cart'), documents.records('annotations')]
    const votes = foldDecisions(cart).filter((one) => owesVote(one, { id: me, role }, now))
    const { questions, unread } = countTalk(annotations, me, new Map(marks))
    const deadlines = votes.flatMap(({ deadline }) => deadline ?? [])
    const counted: Counted = {
      until: deadlines.length > 0 ? Math.min(...deadlines) : null,
      waiting: votes.length + (isVoice(role) ? questions : 0),
      unread,
      ...cardOf(cart, me),
    }
    return jsonBytes(counted)
  },
}

/** What a list of rooms shows of one: others may have renamed it, come or gone since this device was there. */
function cardOf({ records }: RecordsOf<'cart'>, me: MemberId): Pick<Counted, 'title' | 'others'> {
  const others = [...records('members')]
    .filter(([id, { removed }]) => id !== me && removed === undefined)
    .toSorted(([, a], [, b]) => a.since - b.since)
    .slice(0, mostOthers)
    .map(([, { name, colour }]) => ({ name, colour }))
  const title = records('frame').get('title')
  return { title: typeof title === 'string' ? title : '', others }
}

/** Counts records directly: folding a long talk first takes ten times as long. */
function countTalk(
  { records }: RecordsOf<'annotations'>,
  me: MemberId,
  marks: ReadonlyMap<string, number>,
): { questions: number; unread: number } {
  const [threads, states] = [records('threads'), records('threadStates')]
  // A question whose asker took their words back asks nothing any more.
  const [asked, answered] = [new Set<string>(), new Set<string>()]
  let unread = 0
  for (const [key, { by, at }] of records('messages')) {
    const thread = key.slice(0, key.indexOf('/'))
    if (by === threads.get(thread)?.by) asked.add(thread)
    if (by === me) answered.add(thread)
    else if (threads.has(thread) && at > (marks.get(thread) ?? 0)) unread += 1
  }
  const waiting = [...threads].filter(
    ([id, thread]) =>
      asked.has(id) &&
      !answered.has(id) &&
      isAskedOf({ ...thread, resolved: states.get(id)?.state === 'resolved' }, me),
  )
  return { questions: waiting.length, unread }
}
