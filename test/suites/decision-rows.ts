import { describe, expect, test } from 'vitest'
import { DecisionRows } from '#server/decisions/decision-rows.ts'
import { openRooms } from './database.ts'
import type { OpenDatabase } from './database.ts'

/** The rows of decisions: those that are open, with their deadlines, and blind ballots. */
export function describeDecisionRows(name: string, open: OpenDatabase): void {
  describe(`the decision rows of ${name}`, () => {
    test('an open decision is stored once, and found in its room', async () => {
      const rows = new DecisionRows(await openRooms(open, 2))
      await rows.open(1, 'd1', 100)
      await rows.open(1, 'd1', 200)
      await rows.open(2, 'd2', undefined)
      expect([await rows.openIn(1), await rows.openIn(2)]).toEqual([['d1'], ['d2']])
      expect(await rows.nextDeadline(0)).toBe(100)
    })

    test('decisions are due in the order of their deadlines', async () => {
      const rows = new DecisionRows(await openRooms(open, 2))
      await rows.open(1, 'late', 300)
      await rows.open(2, 'early', 100)
      await rows.open(1, 'middle', 200)
      await rows.open(1, 'without', undefined)
      expect((await rows.due(300, 10, 0)).map(({ roomId, id }) => [roomId, id])).toEqual([
        ['room-2', 'early'],
        ['room-1', 'middle'],
        ['room-1', 'late'],
      ])
      expect((await rows.due(299, 10, 0)).map(({ id }) => id)).toEqual(['early', 'middle'])
      expect((await rows.due(300, 1, 1)).map(({ id }) => id)).toEqual(['middle'])
      expect([await rows.nextDeadline(100), await rows.nextDeadline(300)]).toEqual([200, undefined])
    })

    test('a member has one blind ballot, the last', async () => {
      const rows = new DecisionRows(await openRooms(open))
      const ballot = { num: 1, id: 'd1', memberId: 'ana', at: 1 }
      await rows.saveBallot({ ...ballot, candidate: 'boot' })
      await rows.saveBallot({ ...ballot, candidate: 'runner', at: 2 })
      await rows.saveBallot({ ...ballot, memberId: 'ben', candidate: 'boot' })
      expect(await rows.ballots(1, 'd1')).toEqual(
        new Map([
          ['ana', 'runner'],
          ['ben', 'boot'],
        ]),
      )
      await rows.dropBallot(1, 'd1', 'ben')
      expect([...(await rows.ballots(1, 'd1')).keys()]).toEqual(['ana'])
    })

    test('a decision that is closed goes with its blind ballots', async () => {
      const rows = new DecisionRows(await openRooms(open))
      for (const id of ['d1', 'd2']) {
        await rows.open(1, id, 100)
        await rows.saveBallot({ num: 1, id, memberId: 'ana', candidate: 'boot', at: 1 })
      }
      await rows.drop(1, 'd1')
      expect(await rows.openIn(1)).toEqual(['d2'])
      expect([(await rows.ballots(1, 'd1')).size, (await rows.ballots(1, 'd2')).size]).toEqual([0, 1])
    })
  })
}
