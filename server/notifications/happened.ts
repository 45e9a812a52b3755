// What an event of a room's history means to its members: the one place that says whom a notice is for.
import { kindsWith } from '#shared/events/event-kinds.ts'
import { isOf } from '#shared/events/event.ts'
import { readSubject, subjectOf, talkIdOf } from '#shared/annotations/subject.ts'
import type { Message } from '#shared/annotations/message.ts'
import type { Pin } from '#shared/annotations/pin.ts'
import type { EventOf, HistoryEvent } from '#shared/events/event.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Meaning } from '#shared/notifications/notification.ts'
import { isVoice } from '#shared/roles.ts'
import type { Room } from '../sync/room.ts'
import { roomRecord } from '../sync/room-records.ts'
import { momentOf } from './still-new.ts'

/** Something that is to be told to some members. */
export interface Told {
  readonly meaning: Exclude<Meaning, 'digest'>
  /** See `Notice`. */
  readonly subject: string
  /** Tells it from any other notice of that meaning. */
  readonly key: string
  readonly members: readonly MemberId[]
  readonly event: HistoryEvent
  /** When it happened, by the clock that read marks go by. */
  readonly at: number
  /** The moment that is near. */
  readonly deadline?: number
  /** It is of use only now, and does not wait for a member who may be about to read it. */
  readonly isUrgent?: true
}

/** What the daily digest tells, by the kind of event. */
export const digestKinds = kindsWith('news', 'added', 'moved', 'said', 'came')

const notifyingKinds = kindsWith('notifies', true)

/** What is to be told of an event, and to whom: never to who did it. */
export function happened(room: Room, event: HistoryEvent): readonly Told[] {
  if (!isOf(event, notifyingKinds)) return []
  switch (event.kind) {
    case 'question.asked':
      return asked(room, event)
    case 'decision.opened':
      return opened(room, event)
    case 'decision.closed':
      return closed(room, event)
    case 'message.written':
      return said(room, event)
    case 'message.edited':
      return reworded(room, event)
    case 'pin.placed':
    case 'pin.changed':
      return pinned(room, event)
    case 'call.rang':
      return called(event, { isUrgent: true })
    case 'call.missed':
      return called(event)
    case 'visit.began':
      // They asked; of a question that nobody waits for, the answer is what counts.
      return event.memberId === null || event.detail.left === true
        ? []
        : visited(event, event.memberId, { isUrgent: true })
    case 'visit.answered':
      return visited(event, event.detail.member)
    default:
      return event satisfies never
  }
}

/** Whoever was told that they are called is not told again that they missed it: the key is the same. */
function called(event: EventOf<'call.rang' | 'call.missed'>, more: Pick<Told, 'isUrgent'> = {}): readonly Told[] {
  const subject = `call:${event.subject}`
  return [{ meaning: 'asked', subject, key: subject, members: [event.detail.member], event, at: event.at, ...more }]
}

/** Somebody of the store is there for who asked, or answered. Until it is told, one notification is about both. */
function visited(
  event: EventOf<'visit.began' | 'visit.answered'>,
  asker: MemberId,
  more: Pick<Told, 'isUrgent'> = {},
): readonly Told[] {
  const key = `visit:${event.subject}/${event.seq}`
  return [
    { meaning: 'replied', subject: `visit:${event.subject}`, key, members: [asker], event, at: event.at, ...more },
  ]
}

function asked(room: Room, event: HistoryEvent): readonly Told[] {
  const thread = roomRecord(room, ['annotations', 'threads'], event.subject)
  if (thread?.kind !== 'question' || thread.askedOf === 'shop') return []
  const members = (thread.askedOf ?? voices(room)).filter((member) => member !== thread.by)
  const one = { subject: `question:${event.subject}`, key: event.subject, members, event, at: thread.at }
  const { dueAt } = thread
  return [
    { meaning: 'asked', ...one },
    ...(dueAt === undefined ? [] : [{ meaning: 'deadline', ...one, deadline: dueAt } as const]),
  ]
}

function opened(room: Room, event: HistoryEvent): readonly Told[] {
  const decision = roomRecord(room, ['cart', 'decisions'], event.subject)
  if (!decision) return []
  const { by, voters, deadline, at } = decision
  const one = { subject: `decision:${event.subject}`, key: event.subject, event, at }
  const others = voters.filter((member) => member !== by)
  return [
    { meaning: 'asked', ...one, members: others },
    // Whoever opened it may owe a vote as well.
    ...(deadline === undefined ? [] : [{ meaning: 'deadline', ...one, members: voters, deadline } as const]),
  ]
}

function closed(room: Room, event: HistoryEvent): readonly Told[] {
  const decision = roomRecord(room, ['cart', 'decisions'], event.subject)
  if (!decision) return []
  const members = [...new Set([...decision.voters, decision.by])].filter((member) => member !== event.memberId)
  return [
    { meaning: 'decided', subject: `decision:${event.subject}`, key: event.subject, members, event, at: event.at },
  ]
}

function said(room: Room, event: EventOf<'message.written'>): readonly Told[] {
  const id = event.detail.message
  const message = roomRecord(room, ['annotations', 'messages'], `${event.subject}/${id}`)
  if (!message) return []
  const thread = roomRecord(room, ['annotations', 'threads'], event.subject)
  const { by, at, replyTo, mentions = [] } = message
  const answered =
    replyTo === undefined ? undefined : roomRecord(room, ['annotations', 'messages'], `${event.subject}/${replyTo}`)
  const asker = thread?.kind === 'question' ? thread.by : undefined
  const topic = thread && readSubject(thread.subject)
  const pin = topic?.topic === 'pin' ? roomRecord(room, ['annotations', 'pins'], topic.id) : undefined
  const concerned = [answered?.by, asker, pin?.by, ...mentions].filter(
    (member) => member !== undefined && member !== by,
  )
  const members = [...new Set(concerned)].filter((member) => member !== undefined)
  if (members.length === 0) return []
  return [{ meaning: 'replied', subject: `thread:${event.subject}`, key: `${event.subject}/${id}`, members, event, at }]
}

/** Whom a message names in other words. Of one message nobody is told twice: the key is that of what was written first. */
function reworded(room: Room, event: EventOf<'message.edited'>): readonly Told[] {
  const key = `${event.subject}/${event.detail.message}`
  const message = roomRecord(room, ['annotations', 'messages'], key)
  const members = othersOf(message, event.detail.named)
  if (!message || members.length === 0) return []
  return [{ meaning: 'replied', subject: `thread:${event.subject}`, key, members, event, at: momentOf(message) }]
}

/** Who is named in the words of a pin, or in other words since. They are the first of its talk, where one answers. */
function pinned(room: Room, event: EventOf<'pin.placed' | 'pin.changed'>): readonly Told[] {
  const pin = roomRecord(room, ['annotations', 'pins'], event.subject)
  const members = othersOf(pin, event.kind === 'pin.placed' ? pin?.mentions : event.detail.named)
  if (!pin || members.length === 0) return []
  const talk = talkIdOf(subjectOf('pin', event.subject))
  const at = event.kind === 'pin.placed' ? pin.at : event.at
  return [{ meaning: 'replied', subject: `thread:${talk}`, key: talk, members, event, at }]
}

/** Whom words still name, of those whom they named once, without their author. */
function othersOf(said: Message | Pin | undefined, named: readonly MemberId[] = []): readonly MemberId[] {
  return named.filter((member) => member !== said?.by && said?.mentions?.includes(member))
}

function voices(room: Room): MemberId[] {
  return [...room.records('members')]
    .filter(([, { role, removed }]) => removed === undefined && isVoice(role))
    .map(([id]) => id)
}
