import { expect, test } from 'vitest'
import { maxDocumentBytes } from '#shared/records/limits.ts'
import { decisionRoom, historyOf, lines, request } from '#test/support/decision-room.ts'
import type { DecisionRoom } from '#test/support/decision-room.ts'
import { fillDocument } from '#test/support/full-document.ts'
import { openRoom } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

const [boot, runner, sandal] = lines

async function room() {
  return decisionRoom(await startTestServer())
}

/** A request that is fine, unless said otherwise. */
function fine({ ana }: DecisionRoom, more: Partial<Parameters<typeof request>[0]> = {}) {
  const usual = {
    question: 'Which ones?',
    candidates: [boot, runner],
    voters: [ana.memberId],
    rule: 'most',
    blind: false,
  } as const
  return request({ ...usual, ...more })
}

test('a decision is a record that everybody sees, and its opener is in the history', async () => {
  const at = await room()
  const { ana, ben, connection } = at
  const deadline = Date.now() + 60_000
  const { decision } = await ben.device.granted('decision.open', fine(at, { candidates: [boot, sandal], deadline }))
  await connection.until(() => connection.record('decisions', decision) !== undefined)
  expect(connection.record('decisions', decision)).toMatchObject({
    question: 'Which ones?',
    candidates: [boot, sandal],
    voters: [ana.memberId],
    rule: 'most',
    deadline,
    blind: false,
    by: ben.memberId,
  })
  const opened = (await historyOf(at.server, ana)).find(({ kind }) => kind === 'decision.opened')
  expect(opened).toMatchObject({ subject: decision, memberId: ben.memberId })
})

test('advisors and viewers open no decision', async () => {
  const at = await room()
  for (const role of ['advisor', 'viewer'] as const) {
    const { device } = await at.letIn('Eve', role)
    expect(await device.refused('decision.open', fine(at))).toBe('role-may-not')
  }
})

test('a decision is between lines of the cart that nobody has bought', async () => {
  const at = await room()
  const { device } = at.ana
  const none = await device.refusal('decision.open', fine(at, { candidates: [boot, 'ghost:one'] }))
  expect(none).toMatchObject({ code: 'no-such-line', key: 'ghost:one' })
  expect(await device.refused('decision.open', fine(at, { candidates: [boot, boot] }))).toBe('bad-value')
})

test('voters are members of the room with a voice', async () => {
  const at = await room()
  const viewer = await at.letIn('Vic', 'viewer')
  const advisor = await at.letIn('Abe', 'advisor')
  const stranger = await openRoom(at.server.url, 'Stranger')
  const gone = await at.letIn('Gil', 'shopper')
  await remove(at, gone.memberId)
  for (const { memberId } of [viewer, stranger, gone]) {
    const no = await at.ana.device.refusal('decision.open', fine(at, { voters: [at.ben.memberId, memberId] }))
    expect(no).toMatchObject({ code: 'not-a-voter', key: memberId })
  }
  await at.ana.device.granted('decision.open', fine(at, { voters: [advisor.memberId] }))
})

test('by the rule one there is exactly one voter', async () => {
  const at = await room()
  const [ana, ben] = [at.ana.memberId, at.ben.memberId]
  expect(await at.ana.device.refused('decision.open', fine(at, { rule: 'one', voters: [ana, ben] }))).toBe('bad-value')
  await at.ana.device.granted('decision.open', fine(at, { rule: 'one', voters: [ben, ben] }))
})

test('a deadline is ahead by the server’s clock, and at most a year', async () => {
  const at = await room()
  const { device } = at.ana
  const year = 365 * 24 * 60 * 60_000
  expect(await device.refused('decision.open', fine(at, { deadline: Date.now() - 1 }))).toBe('deadline-past')
  expect(await device.refused('decision.open', fine(at, { deadline: Date.now() + 2 * year }))).toBe('invalid')
  await device.granted('decision.open', fine(at, { deadline: Date.now() + year }))
})

test('fifty decisions are open at a time, and one more once one is closed', async () => {
  const at = await room()
  const { ana, ben } = at
  // Two people take turns, for each of them has a rate.
  const opened: string[] = []
  const open = async () => {
    const { device } = opened.length % 2 === 0 ? ana : ben
    const reply = await device.command('decision.open', fine(at))
    if (reply.ok) opened.push(reply.decision)
    else if (reply.refusal.code !== 'too-many-requests') return reply.refusal.code
    return undefined
  }
  let refused: string | undefined
  while (refused === undefined) refused = await open()
  expect([refused, opened.length]).toEqual(['too-many-decisions', 50])
  const connection = await RawConnection.open(at.server.url, ana)
  await ana.device.granted('decision.close', { decision: opened[0] ?? '' })
  await connection.until(() => connection.record('outcomes', opened[0] ?? '') !== undefined)
  await at.cleo.device.granted('decision.open', fine(at))
})

test('nobody writes decisions, turnouts or outcomes into the document by themselves', async () => {
  const at = await room()
  for (const root of ['decisions', 'turnouts', 'outcomes']) {
    const connection = await RawConnection.open(at.server.url, at.ana)
    const key = root === 'turnouts' ? `d1/${at.ana.memberId}` : 'd1'
    const answer = await connection.write((doc) => doc.getMap(root).set(key, true))
    expect(answer).toMatchObject({ saved: false, closeCode: 4403 })
  }
})

async function remove({ server, ana }: DecisionRoom, memberId: string): Promise<void> {
  const url = `${server.url}/api/v1/rooms/${ana.roomId}/members/${memberId}`
  const answer = await fetch(url, { method: 'DELETE', headers: { authorization: `Bearer ${ana.token}` } })
  expect(answer.status).toBe(204)
}

test('in a cart that others have filled, a shopper who brought little still opens a vote', async () => {
  const server = await startTestServer()
  const at = await decisionRoom(server)
  await fillDocument(server, at.id, { bytes: 1.1 * maxDocumentBytes })
  const room = await server.directory.room(at.id)
  expect(room.ok && room.value.document('cart').bytes).toBeGreaterThan(maxDocumentBytes)
  const { decision } = await at.ben.device.granted('decision.open', fine(at))
  await at.connection.until(() => at.connection.record('decisions', decision) !== undefined)
})
