// Votes over the wire: the server refuses invalid ones, whatever the voter's device believes.
import { expect, test } from 'vitest'
import type { Decision } from '#shared/decisions/decision.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import { movableClock } from '#test/support/clock.ts'
import { roomOf } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import { writeAsServer } from '#test/support/server-writes.ts'

const [boot, runner] = ['boot:walnut-39', 'runner:fog-39']
const closed = { chosen: null, counts: {}, eligible: 2, voted: 0, why: 'ended', closedAt: 1 }

/** A room in which Ana and Ben decide, and Cleo does not. */
async function deciding(more: Partial<Decision> = {}) {
  const server = await startTestServer()
  const [ana, ben, cleo] = (await roomOf(server.url, ['Ana', 'Ben', 'Cleo'])) as readonly [Person, Person, Person]
  const voters = [ana.memberId, ben.memberId]
  const asked = { question: 'Which?', candidates: [boot, runner], voters, blind: false }
  const value: Decision = { ...asked, rule: 'most', by: ana.memberId, at: 1, ...more }
  const put = (root: string, key: string, record: unknown) =>
    writeAsServer(server, ana.roomId, 'cart', [{ root, key, value: record }])
  await put('decisions', 'd1', value)
  /** Votes from a new device; `undefined` takes the vote back. */
  const vote = async (voter: Person, candidate: string | undefined, decision = 'd1') => {
    const connection = await RawConnection.open(server.url, voter)
    const key = `${decision}/${voter.memberId}`
    const answer = await connection.write((doc) => {
      if (candidate === undefined) doc.getMap('ballots').delete(key)
      else doc.getMap('ballots').set(key, candidate)
    })
    await connection.close()
    return answer.saved ? 'counted' : answer.refusal?.code
  }
  const ballots = async () =>
    Object.fromEntries((await RawConnection.open(server.url, ana)).doc.getMap('ballots').entries())
  return { ana, ben, cleo, put, vote, ballots }
}

test('a voter votes, changes their mind, and takes the vote back', async () => {
  const { ben, vote, ballots } = await deciding()
  expect(await vote(ben, boot)).toBe('counted')
  expect(await vote(ben, runner)).toBe('counted')
  expect(await ballots()).toEqual({ [`d1/${ben.memberId}`]: runner })
  expect(await vote(ben, undefined)).toBe('counted')
  expect(await ballots()).toEqual({})
})

test('only voters can vote, and the host is no exception', async () => {
  const { ana, cleo, put, vote, ballots } = await deciding()
  expect(await vote(cleo, boot)).toBe('not-a-voter' satisfies RefusalCode)
  await put('decisions', 'd2', {
    question: 'And?',
    candidates: [boot, runner],
    voters: [cleo.memberId],
    rule: 'one',
    blind: false,
    by: cleo.memberId,
    at: 1,
  })
  expect(await vote(ana, boot, 'd2')).toBe('not-a-voter')
  expect(await vote(cleo, boot, 'd2')).toBe('counted')
  expect(await ballots()).toEqual({ [`d2/${cleo.memberId}`]: boot })
})

test('a vote for something that is no candidate, or in no decision, is refused', async () => {
  const { ben, vote } = await deciding()
  expect(await vote(ben, 'mug:white')).toBe('bad-value')
  expect(await vote(ben, boot, 'd9')).toBe('no-such-decision')
})

test('a blind decision takes no vote in the open', async () => {
  const { ben, vote, ballots } = await deciding({ blind: true })
  expect(await vote(ben, boot)).toBe('blind-ballot')
  expect(await ballots()).toEqual({})
})

test('no vote is given, changed or taken back once a decision is closed', async () => {
  const { ana, ben, put, vote, ballots } = await deciding()
  await vote(ben, boot)
  await put('outcomes', 'd1', closed)
  expect(await vote(ana, boot)).toBe('decision-closed')
  expect(await vote(ben, runner)).toBe('decision-closed')
  expect(await vote(ben, undefined)).toBe('decision-closed')
  expect(await ballots()).toEqual({ [`d1/${ben.memberId}`]: boot })
})

test('no vote counts after the deadline, by the server’s clock', async () => {
  const clock = movableClock()
  const { ana, ben, vote, ballots } = await deciding({ deadline: Date.now() + 60_000 })
  clock.advance(59_999)
  expect(await vote(ben, boot)).toBe('counted')
  clock.advance(1)
  expect(await vote(ana, boot)).toBe('decision-closed')
  expect(await vote(ben, runner)).toBe('decision-closed')
  expect(await vote(ben, undefined)).toBe('decision-closed')
  expect(await ballots()).toEqual({ [`d1/${ben.memberId}`]: boot })
})
