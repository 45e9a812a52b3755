// Whole documents and commands are paid for: who had too much waits, and neither their edits nor other members do.
import { expect, test } from 'vitest'
import { commandRequests } from '#shared/wire/commands.ts'
import { fillDocument } from '#test/support/full-document.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

test('a member who was sent more than their budget waits for the next state, and their edits do not', async () => {
  const server = await startTestServer({ MEMBER_BYTES_PER_SECOND: '100000' })
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  // A burst is sixteen seconds: this is half as much again.
  await fillDocument(server, ana.roomId, { bytes: 2_400_000 })
  await RawConnection.open(server.url, ana)
  expect(await statusOf(server.url, ana)).toBe(429)
  expect(await statusOf(server.url, ben)).toBe(200)
  const second = RawConnection.knock(server.url, ana)
  await second.until(() => second.greeted)
  second.askForState()
  const key = `mug:1/${ana.memberId}`
  for (const note of ['meanwhile', 'and again'])
    expect(await second.write((doc) => doc.getMap('notes').set(key, note))).toEqual({ saved: true })
  expect(second.updates).toEqual([])
  await second.until(() => second.synced || second.closeCode !== undefined)
  expect(second.closeCode).toBeUndefined()
  expect(second.record('notes', 'boot:0/somebody')).toBeDefined()
})

test('commands are refused to a member whose time is spent, and to nobody else', async () => {
  const server = await startTestServer({ MEMBER_MS_PER_SECOND: '1' })
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const [annas, bens] = [await PeopleSocket.open(server, ana), await PeopleSocket.open(server, ben)]
  const command = Object.keys(commandRequests)[0] as keyof typeof commandRequests
  await until('the time to be spent', async () => (await statusOf(server.url, ana)) === 429)
  expect(await annas.refused(command, {})).toBe('too-many-requests')
  expect(await bens.refused(command, {})).toBe('invalid')
})

async function statusOf(server: string, { roomId, token }: Person): Promise<number> {
  const answer = await fetch(`${server}/api/v1/rooms/${roomId}`, { headers: { authorization: `Bearer ${token}` } })
  await answer.arrayBuffer()
  return answer.status
}
