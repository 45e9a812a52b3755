import { expect, test } from 'vitest'
import { ask } from '#test/support/api.ts'
import { decisionRoom, historyOf, lines, outcomeOf } from '#test/support/decision-room.ts'
import type { Decider, DecisionRoom } from '#test/support/decision-room.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { writeAsServer } from '#test/support/server-writes.ts'
import { startTestServer } from '#test/support/server.ts'

const [boot, runner, sandal] = lines

async function room() {
  return decisionRoom(await startTestServer())
}

/** Everybody votes, each for what stands beside them. */
async function vote(decision: string, votes: readonly (readonly [Decider, string])[]): Promise<void> {
  for (const [{ device }, candidate] of votes) await device.granted('ballot.cast', { decision, candidate })
}

test.each([false, true])('a decision closes at once when all have voted (blind: %s)', async (blind) => {
  const { open, ana, ben, cleo, connection } = await room()
  const decision = await open({ blind })
  await vote(decision, [
    [ana, boot],
    [ben, runner],
  ])
  expect(connection.record('outcomes', decision)).toBeUndefined()
  await vote(decision, [[cleo, runner]])
  expect(await outcomeOf(connection, decision)).toMatchObject({
    chosen: runner,
    why: 'all-voted',
    voted: 3,
    eligible: 3,
  })
})

test('a vote in the document can be the last one as well', async () => {
  const { open, ana, ben, connection } = await room()
  const decision = await open({ voters: [ana.memberId, ben.memberId] })
  await vote(decision, [[ben, boot]])
  await connection.write((doc) => doc.getMap('ballots').set(`${decision}/${ana.memberId}`, boot))
  expect(await outcomeOf(connection, decision)).toMatchObject({ chosen: boot, why: 'all-voted' })
})

test('outcome and lines come in one piece of history, with the decision as the reason', async () => {
  const { open, ana, ben, cleo, connection, server } = await room()
  const decision = await open({ candidates: [boot, runner, sandal] })
  await vote(decision, [
    [ana, runner],
    [ben, runner],
    [cleo, runner],
  ])
  await outcomeOf(connection, decision)
  const lanes = Object.fromEntries(lines.map((line) => [line, connection.record('lanes', line)]))
  expect(lanes).toEqual({ [boot]: 'rejected', [runner]: 'decided', [sandal]: 'rejected' })
  const closing = (await historyOf(server, ana)).filter(({ detail }) => detail['decision'] === decision)
  expect(closing.map(({ kind, subject, memberId }) => [kind, subject, memberId])).toEqual([
    ['decision.closed', decision, null],
    ['line.rejected', boot, null],
    ['line.decided', runner, null],
    ['line.rejected', sandal, null],
  ])
  const seqs = closing.map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index))
  // Told in one breath as well: nobody sees an outcome without its lines.
  const told = await ben.device.until<{ kind: string }[]>('history', (events) =>
    events.some(({ kind }) => kind === 'decision.closed'),
  )
  expect(told.map(({ kind }) => kind)).toEqual(closing.map(({ kind }) => kind))
})

test('what was bought stays bought', async () => {
  const server = await startTestServer()
  const { open, ana, ben, cleo, connection } = await decisionRoom(server)
  const decision = await open()
  await writeAsServer(server, ana.roomId, 'cart', [{ root: 'lanes', key: boot, value: 'bought' }])
  await connection.until(() => connection.record('lanes', boot) === 'bought')
  expect(
    await ana.device.refusal('decision.open', {
      question: 'Again?',
      candidates: [boot, runner],
      voters: [ana.memberId],
      rule: 'most',
      blind: false,
    }),
  ).toMatchObject({ code: 'no-such-line', key: boot })
  await vote(decision, [
    [ana, runner],
    [ben, runner],
    [cleo, boot],
  ])
  await outcomeOf(connection, decision)
  expect([connection.record('lanes', boot), connection.record('lanes', runner)]).toEqual(['bought', 'decided'])
})

test('a tie chooses nothing, and no line moves', async () => {
  const { open, ana, ben, connection } = await room()
  const decision = await open({ voters: [ana.memberId, ben.memberId] })
  await vote(decision, [
    [ana, boot],
    [ben, runner],
  ])
  expect(await outcomeOf(connection, decision)).toMatchObject({ chosen: null, counts: { [boot]: 1, [runner]: 1 } })
  expect([connection.record('lanes', boot), connection.record('lanes', runner)]).toEqual([undefined, undefined])
})

test('by the rule all, one who wants something else or says nothing is enough', async () => {
  const { open, ana, ben, cleo, connection } = await room()
  const [split, silent, agreed] = [
    await open({ rule: 'all' }),
    await open({ rule: 'all' }),
    await open({ rule: 'all' }),
  ]
  await vote(split, [
    [ana, boot],
    [ben, boot],
    [cleo, runner],
  ])
  await vote(silent, [
    [ana, boot],
    [ben, boot],
  ])
  await ana.device.granted('decision.close', { decision: silent })
  await vote(agreed, [
    [ana, boot],
    [ben, boot],
    [cleo, boot],
  ])
  expect(await outcomeOf(connection, split)).toMatchObject({ chosen: null, voted: 3 })
  expect(await outcomeOf(connection, silent)).toMatchObject({ chosen: null, voted: 2, why: 'ended' })
  expect(await outcomeOf(connection, agreed)).toMatchObject({ chosen: boot, voted: 3 })
})

test('by the rule one, the one who decides decides', async () => {
  const { open, ben, cleo, connection } = await room()
  const decision = await open({ rule: 'one', voters: [cleo.memberId] })
  expect(await ben.device.refused('ballot.cast', { decision, candidate: boot })).toBe('not-a-voter')
  await vote(decision, [[cleo, runner]])
  expect(await outcomeOf(connection, decision)).toMatchObject({ chosen: runner, eligible: 1, why: 'all-voted' })
})

test('who opened a decision ends it, and the host does, and nobody else', async () => {
  const { ana, ben, cleo, open, connection, server } = await room()
  const asked = { question: 'Which?', candidates: [boot, runner], rule: 'most', blind: false } as const
  const voters = [ana.memberId]
  const opening = { ...asked, candidates: [...asked.candidates], voters }
  const { decision: first } = await ben.device.granted('decision.open', opening)
  const { decision: second } = await ben.device.granted('decision.open', opening)
  const anas = await open()
  expect(await cleo.device.refused('decision.close', { decision: first })).toBe('not-your-record')
  expect(await ben.device.refused('decision.close', { decision: anas })).toBe('not-your-record')
  await ben.device.granted('decision.close', { decision: first })
  await ana.device.granted('decision.close', { decision: second })
  expect(await outcomeOf(connection, first)).toMatchObject({ why: 'ended' })
  const closed = (await historyOf(server, ana)).filter(({ kind }) => kind === 'decision.closed')
  expect(closed.map(({ memberId }) => memberId)).toEqual([ben.memberId, ana.memberId])
})

test('a voter who left is not waited for, and their vote does not count', async () => {
  const at = await room()
  const { open, ana, ben, cleo, connection } = at
  const decision = await open()
  await vote(decision, [
    [cleo, runner],
    [ana, boot],
  ])
  // Ben never voted: once he is gone, nobody is left to wait for. Cleo voted and goes first: her vote goes with her.
  await leave(at, cleo)
  await connection.until(() => connection.record('members', cleo.memberId) !== undefined)
  expect(connection.record('outcomes', decision)).toBeUndefined()
  await leave(at, ben)
  expect(await outcomeOf(connection, decision)).toMatchObject({
    chosen: boot,
    counts: { [boot]: 1 },
    voted: 1,
    eligible: 1,
    why: 'all-voted',
  })
})

test('a voter who only watches by now is not waited for', async () => {
  const at = await room()
  const { open, ana, ben, cleo, connection } = at
  const decision = await open({ blind: true })
  await vote(decision, [
    [ana, boot],
    [ben, boot],
  ])
  const answer = await ask(at.server, `PATCH /rooms/${at.id}/members/${cleo.memberId}`, {
    token: ana.token,
    body: { role: 'viewer' },
  })
  expect(answer.status).toBe(200)
  expect(await outcomeOf(connection, decision)).toMatchObject({ chosen: boot, eligible: 2, why: 'all-voted' })
})

test('with no voter left a decision waits for the member who opened it', async () => {
  const at = await room()
  const { open, ana, ben, connection } = at
  const decision = await open({ rule: 'one', voters: [ben.memberId] })
  await leave(at, ben)
  const later = await RawConnection.open(at.server.url, ana)
  expect(later.record('members', ben.memberId)).toMatchObject({ removed: expect.any(Number) as number })
  expect(later.record('outcomes', decision)).toBeUndefined()
  await ana.device.granted('decision.close', { decision })
  expect(await outcomeOf(connection, decision)).toMatchObject({ chosen: null, eligible: 0, voted: 0, why: 'ended' })
})

async function leave({ server }: DecisionRoom, { roomId, memberId, token }: Decider): Promise<void> {
  const answer = await ask(server, `DELETE /rooms/${roomId}/members/${memberId}`, { token })
  expect(answer.status).toBe(204)
}
