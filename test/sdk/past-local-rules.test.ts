// A client whose local rules allow everything: the server refuses what they let through.
import { expect, onTestFinished, test } from 'vitest'
import { Access } from '#client/sdk/access.ts'
import { DocumentLink } from '#client/sdk/document-link.ts'
import { callApi } from '#client/sdk/http.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import type { JoinedRoom } from '#shared/rooms/contracts.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'

test('of an update with allowed and forbidden edits the allowed are saved and the others rejected, each with its reason', async () => {
  const { server, ana, ben, code } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  await ana.room.saved()
  const seen = new Set<unknown>()
  ben.room.cart.view.subscribe(() => seen.add(ben.room.cart.view.get().frame.occasion))

  const { link, rejected, id } = await daringShopper(server, code)
  granted(
    link.write([
      { root: 'wants', key: `${line}/${id}`, after: 2 },
      { root: 'frame', key: 'occasion', after: 'Mine now' },
      { root: 'wants', key: `${line}/${ana.id}`, after: 0 },
      { root: 'notes', key: `${line}/${id}`, after: 'please' },
    ]),
  )
  await link.saved()

  expect(rejected.toSorted(([a], [b]) => a.localeCompare(b))).toEqual([
    ['frame/occasion', 'Mine now', 'role-may-not'],
    [`wants/${line}/${ana.id}`, 0, 'not-your-record'],
  ])
  expect(link.record('frame', 'occasion')).toBeUndefined()
  for (const { room } of [ana, ben]) {
    const { lines } = await until(room.cart.view, (view) => view.lines[0]?.notes.length === 1)
    expect(lines[0]).toMatchObject({ quantity: 3, notes: [{ memberId: id, text: 'please' }] })
  }
  expect(seen).toEqual(new Set([undefined]))
})

test('after many refusals in a row all edits are rejected, and the room goes on', async () => {
  const { server, ana, code } = await twoShoppers()
  const { link, rejected, id } = await daringShopper(server, code)
  const bad = Array.from({ length: 60 }, (_, number) => ({
    root: 'opinions',
    key: `pebble-${number}/${ana.id}`,
    after: opinion,
  }))
  granted(link.write(bad))
  await link.saved()
  expect(rejected.map(([name]) => name)).toEqual(bad.map(({ root, key }) => `${root}/${key}`))
  granted(link.write([{ root: 'opinions', key: `pebble-1/${id}`, after: opinion }]))
  await link.saved()
  await until(ana.room.cart.opinions, (opinions) => opinions.get('pebble-1')?.length === 1)
})

test('a write that follows a refused one is not lost with it', async () => {
  const { server, ana, code } = await twoShoppers()
  const { link, rejected, id } = await daringShopper(server, code)
  for (let number = 0; number < 10; number++) {
    granted(link.write([{ root: 'frame', key: 'title', after: `Take ${number}` }]))
    granted(link.write([{ root: 'opinions', key: `pebble-${number}/${id}`, after: opinion }]))
    await new Promise((resolve) => setImmediate(resolve))
  }
  await link.saved()
  await until(ana.room.cart.opinions, (opinions) => opinions.size === 10)
  expect(rejected.at(-1)).toEqual(['frame/title', 'Take 9', 'role-may-not'])
})

const opinion = { verdict: 'yes', at: 1_700_000_000_000 }

/** A shopper whose client acts as the server: its local rules allow every write. */
async function daringShopper(server: { readonly url: string }, code: string) {
  const joined = granted(
    await callApi<JoinedRoom>(server.url, {
      method: 'POST',
      path: `/invitations/${code}/accept`,
      body: { name: 'Dario' },
    }),
  )
  const rejected: [name: string, after: unknown, code: RefusalCode][] = []
  const { id } = joined.member
  const link = await DocumentLink.open({
    name: 'cart',
    url: `${server.url.replace('http', 'ws')}/sync/${joined.room.id}`,
    socket: WebSocket,
    access: new Access({ server: server.url, session: joined.session, token: joined, now: Date.now }),
    actor: () => ({ id: 'server', role: 'server' }),
    local: undefined,
    events: {
      status: () => {},
      rejected: ({ root, key, after }: RecordEdit, why: Refusal) => rejected.push([`${root}/${key}`, after, why.code]),
      ended: (why) => {
        throw new Error(`ended: ${why.code}`)
      },
    },
    now: Date.now,
    random: Math.random,
  })
  onTestFinished(() => link.close())
  link.start()
  await link.firstSync()
  return { link, rejected, id }
}
