import { expect, test } from 'vitest'
import { roomOf } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

/** As many notes as fit into one update. */
const notesEach = 100

test('a connection that stops reading is closed, and the others go on', async () => {
  const server = await startTestServer({ SEAT_UPDATES_PER_SECOND: '0' })
  const [ana, ben, slow] = await roomOf(server.url, ['Ana', 'Ben', 'Slow'])
  if (!ana || !ben || !slow) throw new Error('nobody came')
  const [anaConnection, benConnection] = [
    await RawConnection.open(server.url, ana),
    await RawConnection.open(server.url, ben),
  ]
  const slowConnection = await RawConnection.open(server.url, slow)
  slowConnection.show({})
  const isThere = () => anaConnection.awareness.has(slowConnection.doc.clientID)
  await anaConnection.until(isThere)
  slowConnection.socket.pause()
  // About twenty of these are a megabyte; the network's own buffers hold some as well.
  for (let round = 0; isThere(); round += 1) {
    expect(round).toBeLessThan(2_000)
    const answer = await anaConnection.write((doc) => {
      for (let note = 0; note < notesEach; note += 1) {
        doc.getMap('notes').set(`boot:${note}/${ana.memberId}`, `${round} `.padEnd(450, 'x'))
      }
    })
    expect(answer).toEqual({ saved: true })
  }
  expect(await benConnection.write((doc) => doc.getMap('notes').set(`boot:x/${ben.memberId}`, 'still here'))).toEqual({
    saved: true,
  })
  // Once it reads again it finds the close code, and may reconnect.
  slowConnection.socket.resume()
  await slowConnection.until(() => slowConnection.closeCode !== undefined)
  expect([4508, 1006]).toContain(slowConnection.closeCode)
})
