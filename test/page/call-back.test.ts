import { expect, test } from 'vitest'
import { destinationOf } from '#client/history/place.ts'
import type { OpenRoom } from '#client/rooms/room-context.tsx'
import { readEvent } from '#shared/events/event.ts'

const missed = readEvent({
  ...{ seq: 1, at: 1_700_000_000_000, memberId: 'ana', subject: 'c1' },
  ...{ kind: 'call.missed', detail: { member: 'ben' } },
})

/** A room at a server with calls, or without. */
function roomWith(calls: object | undefined): OpenRoom {
  const room: unknown = { room: { calls: { state: { get: () => calls } } } }
  return room as OpenRoom
}

test('a missed call leads to calling back, where the server has calls', () => {
  expect(destinationOf(missed, roomWith({ calls: [] }))).toEqual({ to: 'call' })
  expect(destinationOf(missed, roomWith(undefined))).toBeUndefined()
})
