// What answers cost is paid for, whoever asks: bytes by members, time by addresses too.
import { expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { begin, sendPart } from '#test/support/files.ts'
import { join, openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'
import { newId } from '#shared/ids.ts'

const from = (address: string) => ({ 'x-forwarded-for': address })

test('a member pays for the bytes of their answers, whichever route gives them', async () => {
  // A burst is sixteen seconds: two answers about a room.
  const server = await startTestServer({ MEMBER_BYTES_PER_SECOND: '100' })
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const look = ({ roomId, token }: typeof ben) => ask(server, `GET /rooms/${roomId}`, { token })
  await until('the bytes to be spent', async () => (await look(ana)).status === 429)
  expect((await look(ben)).status).toBe(200)
})

test.each(['/api/v1/products?query=boot', '/docs', '/'])('an address pays for the time that %s takes', async (path) => {
  const server = await startTestServer({ TRUST_PROXY: '1', ADDRESS_MS_PER_SECOND: '1' })
  const get = (address: string) => fetch(`${server.url}${path}`, { headers: from(address) })
  let refused: Response | undefined
  await until('the time to be spent', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => get('198.51.100.1')))
    refused = answers.find(({ status }) => status === 429)
    return refused !== undefined
  })
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await get('198.51.100.2')).status).not.toBe(429)
})

test('an address sends so many bytes of photos in a day, in however many rooms', async () => {
  const server = await startTestServer({ TRUST_PROXY: '1', FILES_MB_PER_ADDRESS_PER_DAY: '1' })
  const part = Buffer.alloc(200 * 1024)
  const first = async (address: string) => {
    const ana = await openRoom(server.url, 'Ana')
    const id = newId(16)
    await begin(server, ana, { id, bytes: 1024 * 1024 })
    return sendPart(server, ana, { id, part, headers: from(address) })
  }
  for (let room = 0; room < 5; room += 1) expect((await first('198.51.100.1')).status).toBe(200)
  const refused = await first('198.51.100.1')
  expectRefused(refused, 'too-many-requests')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
  expect((await first('198.51.100.2')).status).toBe(200)
})
