// One guest of a full room does the dearest things that are allowed, with every limit as it comes; other rooms go on.
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { maxDocumentBytes } from '#shared/records/limits.ts'
import { askDearly, sendDearly } from '#test/support/dear-questions.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { fillDocument } from '#test/support/full-document.ts'
import { join, openRoom, roomOf } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startServerProcess, startTestServer } from '#test/support/server.ts'
import { withoutLimits } from '#test/support/settings.ts'
import { until } from '#test/support/until.ts'

const otherRooms = 3
/** How long the guest goes on. */
const minuteMs = 60_000
/** Of each of the others, milliseconds. */
const editEveryMs = 300

test('other rooms get all their edits while a guest does the dearest things in a full one for a minute', async () => {
  const dataDir = temporaryFolder()
  const first = await startTestServer({ DATA_DIR: dataDir })
  const host = await openRoom(first.url, 'Ana')
  const guest = await join(first.url, host.code, 'Gus')
  await fillDocument(first, host.roomId, { bytes: maxDocumentBytes })
  await first.stop()
  // Empty settings are those that nobody set.
  const limits = Object.fromEntries(Object.keys(withoutLimits).map((name) => [name, '']))
  const server = await startServerProcess({ ...limits, DATA_DIR: dataDir })
  const asking = new AbortController()
  const answers = new Map<string, number>()
  const asked = Promise.all([
    askDearly(server.url, guest, asking.signal, answers),
    sendDearly(server.url, guest, asking.signal, answers),
  ])
  const rooms = await Promise.all(
    Array.from({ length: otherRooms }, async (_, index) => roomOf(server.url, [`Writer ${index}`, `Reader ${index}`])),
  )
  await Promise.all(rooms.map((people) => editAndRead(server.url, people)))
  for (const answer of ['sync 1', 'own-data 200', 'photo fetched 200'])
    await until(`the answer ${answer}`, () => answers.has(answer), 60_000)
  asking.abort()
  await asked
  expect([...answers.keys()].filter((answer) => / 5\d\d$|closed 4500/.test(answer))).toEqual([])
  // It does more than it may.
  for (const answer of ['own-data 429', 'photo sent 429']) expect([...answers.keys()]).toContain(answer)
  await until(
    'the full room to be entered again',
    async () => {
      const connection = RawConnection.knock(server.url, guest)
      await connection.until(() => connection.greeted || connection.closeCode !== undefined)
      await connection.close()
      return connection.greeted
    },
    60_000,
  )
})

async function editAndRead(server: string, [writer, reader]: readonly Person[]): Promise<void> {
  if (!writer || !reader) throw new Error('nobody came')
  const writing = await RawConnection.open(server, writer)
  const reading = await RawConnection.open(server, reader)
  const key = (edit: number) => `mug:${edit}/${writer.memberId}`
  const began = performance.now()
  let edit = 0
  for (; performance.now() - began < minuteMs; edit += 1) {
    expect(await writing.write((doc) => doc.getMap('notes').set(key(edit), 'here'))).toEqual({ saved: true })
    await reading.until(() => reading.record('notes', key(edit)) === 'here' || reading.closeCode !== undefined)
    await wait(editEveryMs)
  }
  expect(reading.closeCode).toBeUndefined()
  expect(reading.record('notes', key(edit - 1))).toBe('here')
}
