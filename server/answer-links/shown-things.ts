// The products that a question or a decision is about.
import { readSubject } from '#shared/annotations/subject.ts'
import type { Subject } from '#shared/annotations/subject.ts'
import type { Room } from '../sync/room.ts'
import { roomRecord } from '../sync/room-records.ts'
import type { AskedThing } from './asked-thing.ts'

/** The most products that one question shows. */
const maxShown = 6

/** The ids of what a thing is about: variants or products, in order. Read before anything is waited for. */
export function idsShown(room: Room, thing: AskedThing): readonly string[] {
  if (thing.topic === 'decision') return thing.decision.candidates
  const about = idOfSubject(room, thing.question.subject)
  return [...new Set([...(about === undefined ? [] : [about]), ...(thing.first?.products ?? [])])].slice(0, maxShown)
}

function idOfSubject(room: Room, subject: Subject): string | undefined {
  const { topic, id } = readSubject(subject)
  switch (topic) {
    case 'product':
    case 'line':
      return id
    case 'pin':
      return idOfPin(room, id)
    case 'room':
    case 'decision':
      return undefined
    default:
      return topic satisfies never
  }
}

function idOfPin(room: Room, pin: string): string | undefined {
  const anchor = roomRecord(room, ['annotations', 'pins'], pin)?.anchor
  if (!anchor) return undefined
  return anchor.on === 'variant' ? anchor.variantId : anchor.productId
}
