import { expect, test } from 'vitest'
import { databaseOf } from '#test/support/database.ts'
import { decisionRoom, historyOf, lines, outcomeOf } from '#test/support/decision-room.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

const [boot, runner] = lines

async function room() {
  const server = await startTestServer()
  return { dataDir: server.dataDir, ...(await decisionRoom(server)) }
}

test('before a blind decision is closed, nobody else is told of a vote but that it was given', async () => {
  const { open, ana, ben, cleo, connection, server } = await room()
  const decision = await open({ blind: true })
  const bens = await RawConnection.open(server.url, ben)
  const heardBefore = connection.updates.length
  await ben.device.granted('ballot.cast', { decision, candidate: runner })
  await connection.until(() => connection.record('turnouts', `${decision}/${ben.memberId}`) === true)
  // Something that follows it on every way, so that all that was to be told has been.
  const note = `${boot}/${ana.memberId}`
  await connection.write((doc) => doc.getMap('notes').set(note, 'the last word'))
  await bens.until(() => bens.record('notes', note) === 'the last word')
  const history = await historyOf(server, ana)
  const last = history.at(-1)?.seq
  await cleo.device.until<{ seq: number }[]>('history', (events) => events.at(-1)?.seq === last)

  const documents = [...connection.updates.slice(heardBefore), ...bens.updates.slice(1)]
  expect(documents.length).toBeGreaterThan(0)
  for (const update of documents) expect(Buffer.from(update).includes(runner)).toBe(false)
  const opened = history.findIndex(({ kind }) => kind === 'decision.opened')
  expect(JSON.stringify(history.slice(opened + 1))).not.toContain(runner)
  const sinceOpened = cleo.device.heard.filter(([, said]) => JSON.stringify(said).includes(decision))
  expect(sinceOpened.length).toBeGreaterThan(0)
  expect(JSON.stringify(sinceOpened)).not.toContain(runner)
  expect(await cleo.device.granted('ballot.mine', { decision })).toMatchObject({ candidate: null })
  expect(await ana.device.granted('ballot.mine', { decision })).toMatchObject({ candidate: null })
  expect(await ben.device.granted('ballot.mine', { decision })).toMatchObject({ candidate: runner })
  expect(connection.doc.getMap('ballots').size).toBe(0)
})

test('another vote in the place of the first is told to nobody', async () => {
  const { open, ben, server, ana } = await room()
  const decision = await open({ blind: true })
  await ben.device.granted('ballot.cast', { decision, candidate: runner })
  const before = await historyOf(server, ana)
  const state = await RawConnection.open(server.url, ana)
  await ben.device.granted('ballot.cast', { decision, candidate: boot })
  expect(await ben.device.granted('ballot.mine', { decision })).toMatchObject({ candidate: boot })
  const after = await RawConnection.open(server.url, ana)
  expect(after.updates).toEqual(state.updates)
  expect(await historyOf(server, ana)).toEqual(before)
})

test('a blind vote that was taken back is no turnout any more', async () => {
  const { open, ben, connection } = await room()
  const decision = await open({ blind: true })
  await ben.device.granted('ballot.cast', { decision, candidate: runner })
  await connection.until(() => connection.record('turnouts', `${decision}/${ben.memberId}`) === true)
  await ben.device.granted('ballot.cast', { decision, candidate: null })
  await connection.until(() => connection.record('turnouts', `${decision}/${ben.memberId}`) === undefined)
  expect(await ben.device.granted('ballot.mine', { decision })).toMatchObject({ candidate: null })
})

test('a blind decision takes no vote in the document', async () => {
  const { open, ana, connection } = await room()
  const decision = await open({ blind: true })
  const answer = await connection.write((doc) => doc.getMap('ballots').set(`${decision}/${ana.memberId}`, boot))
  expect(answer).toMatchObject({ saved: false, refusal: { code: 'blind-ballot' } })
})

test('closing tells the counts, and who chose what is kept nowhere', async () => {
  const { open, ana, ben, cleo, connection, dataDir } = await room()
  const decision = await open({ blind: true })
  await ana.device.granted('ballot.cast', { decision, candidate: boot })
  await ben.device.granted('ballot.cast', { decision, candidate: runner })
  await cleo.device.granted('ballot.cast', { decision, candidate: runner })
  expect(await outcomeOf(connection, decision)).toMatchObject({
    chosen: runner,
    counts: { [boot]: 1, [runner]: 2 },
    why: 'all-voted',
  })
  expect(await cleo.device.refused('ballot.cast', { decision, candidate: boot })).toBe('decision-closed')
  expect(await databaseOf({ dataDir }).selectFrom('blind_ballots').selectAll().execute()).toEqual([])
  expect(await databaseOf({ dataDir }).selectFrom('open_decisions').selectAll().execute()).toEqual([])
})
