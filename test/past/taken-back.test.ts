// What was taken back is gone: from the past that others see, and after a while from the file.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resumeRoom } from '#client/sdk/index.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted, shopperBy, twoShoppers } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'

const line = 'ridge-boot:walnut-39'
const secrets = [
  'card 4711',
  'size note',
  'old reason',
  'pinned secret',
  'https://secret.example/',
  'first draft',
] as const

/** Writes what is taken back or edited afterwards. @returns the moment before that. */
async function sayTooMuch(ana: Shopper): Promise<number> {
  const { room } = ana
  granted(room.cart.add(line))
  granted(room.cart.note(line, 'size note'))
  granted(room.cart.opine('ridge-boot', 'yes', { reason: 'old reason' }))
  const gone = granted(room.talk.say('room', 'card 4711'))
  const edited = granted(room.talk.say('room', 'first draft'))
  const pin = granted(room.annotations.pin({ on: 'variant', variantId: line }, 'pinned secret'))
  const link = granted(room.annotations.add('links', { url: 'https://secret.example/' }))
  await room.saved()
  const { to } = granted(await room.past.reach())
  granted(room.cart.note(line, ''))
  granted(room.cart.opine('ridge-boot', 'no', { reason: 'new reason' }))
  granted(room.talk.remove(gone.thread, gone.message))
  granted(room.talk.edit(edited.thread, edited.message, 'final words'))
  granted(room.annotations.repin(pin, 'pinned anew'))
  granted(room.annotations.remove('links', link))
  await room.saved()
  return to.seq
}

async function wordsAt({ room }: Shopper, seq: number) {
  const { room: then } = granted(await room.past.at({ seq }))
  return {
    talk: [...then.talk.threads.get().values()].flatMap(({ messages }) => messages.map(({ text }) => text)).toSorted(),
    notes: then.cart.view.get().lines.flatMap(({ notes }) => [...notes.values()]),
    opinions: [...then.cart.opinions.get().values()].flat().map(({ verdict, reason }) => [verdict, reason]),
    pins: then.annotations.pins.get().map(({ text }) => text),
    links: [...then.annotations.records('links').get().values()].map(({ url }) => url),
  }
}

test('the past tells edited words as they are now, and nothing of what was deleted', async () => {
  const { server, ana, code } = await twoShoppers()
  const seq = await sayTooMuch(ana)
  const late = await shopperBy(server, code, 'Cleo')
  expect(await wordsAt(late, seq)).toEqual({
    talk: ['final words'],
    notes: [],
    opinions: [['yes', undefined]],
    pins: ['pinned anew'],
    links: [],
  })
  // Until it leaves the file, its author may restore what they deleted.
  expect((await wordsAt(ana, seq)).links).toEqual(['https://secret.example/'])
})

test('what was taken back leaves the file, and the rest of the past stays', async () => {
  const { server, ana, code } = await twoShoppers()
  const seq = await sayTooMuch(ana)
  await ana.room.close()
  await server.stop()
  expect(secrets.some((secret) => isInFiles(server.dataDir, secret))).toBe(true)
  const again = await startTestServer({ DATA_DIR: server.dataDir, TAKEN_BACK_HOURS: '0' })
  await until('what was taken back to leave the file', () =>
    Promise.resolve(!secrets.some((secret) => isInFiles(server.dataDir, secret))),
  )
  const room = granted(await resumeRoom({ ...ana.session, server: again.url }, { server: again.url }))
  const late = await shopperBy(again, code, 'Cleo')
  const words = { talk: ['final words'], notes: [], opinions: [['yes', undefined]], pins: ['pinned anew'], links: [] }
  expect(await wordsAt(late, seq)).toEqual(words)
  expect(await wordsAt({ ...ana, room }, seq)).toEqual(words)
  expect(granted(await room.past.at({ seq })).room.cart.view.get().lines).toMatchObject([{ id: line, quantity: 1 }])
  await room.close()
})

/** Whether a text is in the clear in the database or its write-ahead log. */
function isInFiles(folder: string, text: string): boolean {
  const files = readdirSync(folder).filter((name) => name.startsWith('tagalong.sqlite'))
  return files.some((name) => readFileSync(join(folder, name)).includes(text))
}
