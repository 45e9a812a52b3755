// The table of the room's parts: how a part is added, opened in order, and frozen for a room of the past.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Access } from '#client/sdk/access.ts'
import type { Observable } from '#client/sdk/index.ts'
import { openRoom } from '#client/sdk/open-room.ts'
import { freezeParts, openParts, same, tableOfParts } from '#client/sdk/part.ts'
import type { PartsOf } from '#client/sdk/part.ts'
import { parts } from '#client/sdk/parts.ts'
import type { FrozenContext, RoomContext } from '#client/sdk/room-context.ts'
import type { RoomView } from '#shared/rooms/contracts.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'

// As docs/extending.md shows it.
interface Counter {
  /** How many lines the cart has. */
  readonly lines: Observable<number>
}

function openCounter({ documents }: Pick<RoomContext, 'documents'>): Counter {
  return { lines: documents.cart.derived(['lines'], ({ records }) => records('lines').size) }
}

const withCounter = tableOfParts<RoomContext, FrozenContext>()([...parts, { name: 'counter', open: openCounter }])

test('a further part is one line of the table, and is there in the room and in its past', async () => {
  const { ana } = await twoShoppers()
  granted(ana.room.cart.add('ridge-boot:walnut-39'))
  await ana.room.saved()
  const room = await withCounterFor(ana)
  await until(room.cart.view, ({ lines }) => lines.length === 1)
  expect(room.counter.lines.get()).toBe(1)
  const { to } = granted(await room.past.reach())
  granted(room.cart.add('rain-coat:sand-m'))
  await room.saved()
  const then = granted(await room.past.at({ seq: to.seq })).room as typeof room
  expect(room.counter.lines.get()).toBe(2)
  expect(then.counter.lines.get()).toBe(1)
})

test('the part that docs/extending.md derives is this one', () => {
  const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8')
  const quoted =
    read('../../docs/extending.md')
      .split('<!-- part -->')[1]
      ?.split(/```(?:ts)?\n/)[1] ?? 'nothing'
  expect(read('parts.test.ts')).toContain(quoted.replaceAll('export ', '').trim())
})

test('a part is opened with the parts before it, and frozen as the table says', () => {
  const table = tableOfParts<{ readonly name: string }, { readonly name: string }>()([
    { name: 'greeting', open: ({ name }: { readonly name: string }) => ({ text: `Hello ${name}` }) },
    {
      name: 'letter',
      open: ({ greeting }: { readonly greeting: { readonly text: string } }) => ({ text: `${greeting.text}!` }),
      frozen: same,
    },
  ])
  const live = openParts(table, { name: 'Ana' })
  expect(live).toEqual({ greeting: { text: 'Hello Ana' }, letter: { text: 'Hello Ana!' } })
  const frozen = freezeParts(table, { name: 'Ben' }, live)
  expect(frozen.greeting.text).toBe('Hello Ben')
  expect(frozen.letter).toBe(live.letter)
})

test('a table in which a part uses a later one does not compile', () => {
  const early = { name: 'early', open: ({ late }: { readonly late: object }) => ({ late }) } as const
  const late = { name: 'late', open: () => ({}) } as const
  tableOfParts<object, object>()([late, early])
  // @ts-expect-error: `early` stands before the part that it uses.
  tableOfParts<object, object>()([early, late])
  // @ts-expect-error: a room of the past has no socket, and the part says nothing of how it is frozen.
  tableOfParts<{ socket: object }, object>()([{ name: 'live', open: ({ socket }: { socket: object }) => ({ socket }) }])
})

/** Another tab of somebody, whose room has one part more. */
async function withCounterFor({ session, network }: Shopper) {
  const access = new Access({ server: network.url, session: session.session, now: Date.now })
  const view = granted(await access.call<RoomView>({ path: `/rooms/${session.roomId}` }))
  const options = {
    server: network.url,
    access,
    socket: WebSocket,
    localStore: undefined,
    now: Date.now,
    random: Math.random,
  }
  const { room, connection } = await openRoom(
    { ...options, info: view.room, shop: view.shop, self: view.member, hide: false },
    withCounter,
  )
  onTestFinished(() => room.close())
  await connection.connected()
  return room as typeof room & PartsOf<typeof withCounter>
}
