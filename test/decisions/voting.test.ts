import { expect, test } from 'vitest'
import { movableClock } from '#test/support/clock.ts'
import { decisionRoom, lines, outcomeOf } from '#test/support/decision-room.ts'
import { openRoom } from '#test/support/people.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

const [boot, runner, sandal] = lines

async function room() {
  return decisionRoom(await startTestServer())
}

test('a vote by command and a vote in the document count the same, and everybody sees both', async () => {
  const { open, ana, ben, connection, server } = await room()
  const decision = await open()
  await ben.device.granted('ballot.cast', { decision, candidate: boot })
  const answer = await connection.write((doc) => doc.getMap('ballots').set(`${decision}/${ana.memberId}`, runner))
  expect(answer).toEqual({ saved: true })
  const bens = await RawConnection.open(server.url, ben)
  expect(bens.record('ballots', `${decision}/${ana.memberId}`)).toBe(runner)
  await connection.until(() => connection.record('ballots', `${decision}/${ben.memberId}`) === boot)
  expect(await ben.device.granted('ballot.mine', { decision })).toMatchObject({ candidate: boot })
  await ana.device.granted('decision.close', { decision })
  expect(await outcomeOf(connection, decision)).toMatchObject({
    counts: { [boot]: 1, [runner]: 1 },
    voted: 2,
    eligible: 3,
  })
})

test('a second vote replaces the first, and a withdrawn vote is gone', async () => {
  const { open, ana, ben, cleo, connection } = await room()
  const decision = await open()
  for (const candidate of [boot, runner, boot, runner]) await ben.device.granted('ballot.cast', { decision, candidate })
  await cleo.device.granted('ballot.cast', { decision, candidate: boot })
  await cleo.device.granted('ballot.cast', { decision, candidate: null })
  await cleo.device.granted('ballot.cast', { decision, candidate: null })
  await ana.device.granted('decision.close', { decision })
  expect(await outcomeOf(connection, decision)).toMatchObject({ counts: { [runner]: 1 }, voted: 1, chosen: runner })
})

test.each([false, true])('only the voters of a decision vote in it (blind: %s)', async (blind) => {
  const { open, ana, ben, cleo, letIn, server, connection } = await room()
  const viewer = await letIn('Vic', 'viewer')
  const stranger = await openRoom(server.url, 'Stranger')
  const decision = await open({ voters: [ana.memberId, ben.memberId], blind })
  for (const { device } of [cleo, viewer])
    expect(await device.refused('ballot.cast', { decision, candidate: boot })).toBe('not-a-voter')
  const elsewhere = await PeopleSocket.open(server, stranger)
  expect(await elsewhere.refused('ballot.cast', { decision, candidate: boot })).toBe('no-such-decision')
  expect(await elsewhere.refused('ballot.mine', { decision })).toBe('no-such-decision')
  expect(await elsewhere.refused('decision.close', { decision })).toBe('no-such-decision')
  expect(await ben.device.refused('ballot.cast', { decision, candidate: sandal })).toBe('bad-value')
  await ana.device.granted('decision.close', { decision })
  expect(await outcomeOf(connection, decision)).toMatchObject({ counts: {}, voted: 0, eligible: 2, chosen: null })
})

test('a voter who only watches by now is told that their vote would not count', async () => {
  const { open, ana, ben, server } = await room()
  const decision = await open()
  await makeViewer(server.url, ana, ben.memberId)
  expect(await ben.device.refused('ballot.cast', { decision, candidate: boot })).toBe('role-may-not')
})

test('nobody votes in another’s name', async () => {
  const { open, ana, ben, server } = await room()
  const decision = await open()
  const bens = await RawConnection.open(server.url, ben)
  const answer = await bens.write((doc) => doc.getMap('ballots').set(`${decision}/${ana.memberId}`, boot))
  expect(answer).toMatchObject({ saved: false, refusal: { code: 'not-your-record' } })
})

test('a vote counts until the deadline by the server’s clock, and not at it', async () => {
  const clock = movableClock()
  const { open, ana, ben, cleo, connection } = await room()
  const open1 = await open({ deadline: Date.now() + 10_000 })
  const blind1 = await open({ deadline: Date.now() + 10_000, blind: true })
  clock.advance(9_999)
  for (const decision of [open1, blind1]) await ben.device.granted('ballot.cast', { decision, candidate: boot })
  clock.advance(1)
  for (const decision of [open1, blind1])
    expect(await cleo.device.refused('ballot.cast', { decision, candidate: runner })).toBe('decision-closed')
  const late = await connection.write((doc) => doc.getMap('ballots').set(`${open1}/${ana.memberId}`, runner))
  expect(late).toMatchObject({ saved: false, refusal: { code: 'decision-closed' } })
})

test('once a decision is closed, no vote is taken, changed or taken back', async () => {
  const { open, ana, ben, cleo } = await room()
  const decision = await open()
  await ben.device.granted('ballot.cast', { decision, candidate: boot })
  await ana.device.granted('decision.close', { decision })
  for (const [{ device }, candidate] of [
    [cleo, boot],
    [ben, runner],
    [ben, null],
  ] as const)
    expect(await device.refused('ballot.cast', { decision, candidate })).toBe('decision-closed')
  expect(await ana.device.refused('decision.close', { decision })).toBe('decision-closed')
})

async function makeViewer(url: string, host: { roomId: string; token: string }, memberId: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/rooms/${host.roomId}/members/${memberId}`, {
    method: 'PATCH',
    headers: { 'authorization': `Bearer ${host.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'viewer' }),
  })
  expect(answer.status).toBe(200)
}
