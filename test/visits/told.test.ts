// Members are told of a visit when it changes for them, and not with every message of it.
import { expect, test } from 'vitest'
import { ask } from '../support/api.ts'
import { RecordingAssociate, askStore } from '../support/recording-associate.ts'
import { roomOf } from '../support/people.ts'
import type { Person } from '../support/people.ts'
import { PeopleSocket } from '../support/people-socket.ts'
import { startTestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

test('a conversation does not have everybody read all visits again with every message', async () => {
  const server = await startTestServer()
  const [ana, ben] = (await roomOf(server.url, ['Ana', 'Ben'])) as [Person, Person]
  const noor = await RecordingAssociate.on(server)
  const visit = await noor.claim(await askStore(server, ana))
  const document = await noor.visit(ana.roomId, visit)
  const write = (id: string) =>
    document.write((doc) => doc.getMap('messages').set(id, { by: noor.id, at: Date.now(), text: 'Let me look.' }))
  await write('first')
  const device = await PeopleSocket.open(server, ben)
  const told = () => device.heard.filter(([name]) => name === 'visit').length
  for (const id of ['m1', 'm2', 'm3', 'm4', 'm5']) expect(await write(id)).toEqual({ saved: true })
  await until('the desk to know', () => noor.desk?.visits[0]?.turn === 'theirs')
  const before = told()
  const path = `/rooms/${ana.roomId}/visits/${visit}/leave-out`
  await ask(server, `PUT ${path}`, { token: ana.token, body: { leftOut: true } })
  await until('Ben to be told of what changed', () => told() > before)
  expect(before).toBeLessThanOrEqual(1)
})
