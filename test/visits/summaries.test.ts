// A visit ends with what came of it, in the associate's words, for members to read.
import { expect, test } from 'vitest'
import { ask, expectRefused } from '../support/api.ts'
import { RecordingAssociate, askStore } from '../support/recording-associate.ts'
import { roomOf } from '../support/people.ts'
import type { Person } from '../support/people.ts'
import { RawConnection } from '../support/raw-connection.ts'
import { startTestServer } from '../support/server.ts'

const words = 'The walnut table, with the van on Thursday.'

async function visited() {
  const server = await startTestServer()
  const [ana, ben] = (await roomOf(server.url, ['Ana', 'Ben'])) as [Person, Person]
  const noor = await RecordingAssociate.on(server)
  const visit = await noor.claim(await askStore(server, ana))
  return { server, ana, ben, noor, visit }
}

test('members read the summary in the conversation and in the history', async () => {
  const { server, ana, ben, noor, visit } = await visited()
  expect((await noor.say(`POST /desk/visits/${visit}/finish`, { summary: words })).status).toBe(204)
  const talk = await RawConnection.open(server.url, ben, `visit-${visit}`)
  await talk.until(() => talk.doc.getMap('summaries').size === 1)
  expect(talk.doc.getMap('summaries').get('summary')).toMatchObject({ by: noor.id, text: words })
  const { text } = await ask(server, `GET /rooms/${ana.roomId}/history`, { token: ana.token })
  expect(text).toContain(words)
  const { body } = await ask<{ visits: { endedAt: number | null }[] }>(server, `GET /rooms/${ana.roomId}/visits`, {
    token: ben.token,
  })
  expect(body.visits[0]?.endedAt).not.toBeNull()
})

test('nobody writes a summary into the document by themselves', async () => {
  const { server, ana, noor, visit } = await visited()
  for (const by of [ana, noor.in(ana.roomId)]) {
    const talk = await RawConnection.open(server.url, by, `visit-${visit}`)
    const value = { by: by.memberId, at: Date.now(), text: words }
    expect(await talk.write((doc) => doc.getMap('summaries').set('summary', value))).toMatchObject({ saved: false })
  }
})

test('an ended visit is not ended again, and one of somebody else not at all', async () => {
  const { server, noor, visit } = await visited()
  const emil = await RecordingAssociate.on(server, 1)
  const other = await emil.say(`POST /desk/visits/${visit}/finish`, { summary: words })
  expectRefused(other, 'no-such-visit')
  expect((await emil.say('POST /desk/visits/nothing/finish', { summary: words })).text).toBe(other.text)
  expect((await noor.say(`POST /desk/visits/${visit}/finish`, { summary: words })).status).toBe(204)
  expectRefused(await noor.say(`POST /desk/visits/${visit}/finish`, { summary: words }), 'visit-ended')
})
