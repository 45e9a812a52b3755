import { expect, test } from 'vitest'
import type { HistoryEvent } from '#shared/events/event.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'

test('history events arrive in the order in which they happened', async () => {
  const { ana, ben } = await twoShoppers()
  const told = listen(ben)
  const line = granted(ana.room.cart.add(boots))
  await ana.room.saved()
  granted(ben.room.cart.move(await seen(ben, line), 'decided'))
  await told.until(({ kind }) => kind === 'line.decided')
  const kinds = told.events.filter(({ memberId }) => memberId !== null).map(({ kind, memberId }) => [kind, memberId])
  expect(kinds).toEqual([
    ['line.added', ana.id],
    ['want.changed', ana.id],
    ['line.decided', ben.id],
  ])
  expect(told.gaps()).toBe(0)
})

test('events that happened while somebody had no network arrive afterwards, without a gap', async () => {
  const { ana, ben } = await twoShoppers()
  const told = listen(ben)
  granted(ana.room.cart.add(boots))
  await told.until(({ kind }) => kind === 'line.added')
  ben.network.cut()
  for (let number = 0; number < 300; number++) granted(ana.room.cart.opine(`pebble-${number}`, 'yes'))
  await ana.room.saved()
  ben.network.mend()
  await told.until(({ subject }) => subject === 'pebble-299')
  expect(told.gaps()).toBe(0)
  expect(told.events.filter(({ kind }) => kind === 'opinion.given')).toHaveLength(300)
})

test('events that a server sent while somebody was away are read from its history, although it has forgotten the connection', async () => {
  const { server, ana, ben } = await twoShoppers()
  const told = listen(ben)
  granted(ana.room.cart.add(boots))
  await told.until(({ kind }) => kind === 'line.added')
  ben.network.cut()
  await server.stop()
  await startTestServer({ PORT: new URL(server.url).port, DATA_DIR: server.dataDir })
  for (let number = 0; number < 300; number++) granted(ana.room.cart.opine(`pebble-${number}`, 'yes'))
  await ana.room.saved()
  ben.network.mend()
  await told.until(({ subject }) => subject === 'pebble-299')
  expect(told.gaps()).toBe(0)
})

function listen({ room }: Shopper) {
  const events: HistoryEvent[] = []
  const waiting = new Set<() => void>()
  room.onHistory((news) => {
    events.push(...news)
    for (const look of waiting) look()
  })
  return {
    events,
    gaps: () => events.filter(({ seq }, index) => index > 0 && seq !== (events[index - 1]?.seq ?? 0) + 1).length,
    until: (isIt: (event: HistoryEvent) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!events.some(isIt)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
  }
}

async function seen({ room }: Shopper, line: string): Promise<string> {
  await until(room.cart.view, ({ lines }) => lines.some(({ id }) => id === line))
  return line
}
