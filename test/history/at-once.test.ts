import { expect, test } from 'vitest'
import type { HistoryEvent } from '#shared/events/event.ts'
import { serverEvents } from '#shared/events/server-events.ts'
import { granted, twoShoppers, until as viewShows } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'

test('concurrent events of members and server each get their own sequence without gaps, and are heard once in order', async () => {
  const { server, ana, ben } = await twoShoppers()
  const heard: HistoryEvent[] = []
  ben.room.onHistory((events) => heard.push(...events))
  const first = (granted(await ana.room.history.page({ limit: 1 })).events[0]?.seq ?? 0) + 1
  const room = granted(await server.directory.room(ana.session.roomId))
  const line = granted(ana.room.cart.add('ridge-boot:walnut-39'))
  await viewShows(ben.room.cart.view, ({ lines }) => lines.length === 1)
  const told = Array.from({ length: 120 }, async (_, index) => {
    granted(ana.room.cart.want(line, index + 2))
    granted(ben.room.cart.note(line, `note ${index}`))
    const links = index % 10 === 0 ? [ana.room.invitations.create({ role: 'viewer' })] : []
    granted(await room.record([serverEvents.spotlightBegan(`s${index}`)], ana.id))
    for (const link of links) granted(await link)
  })
  await Promise.all(told)
  await Promise.all([ana.room.saved(), ben.room.saved()])
  const all: HistoryEvent[] = []
  for (let before: number | null | undefined; before !== null;) {
    const page = granted(await ana.room.history.page({ before, limit: 200 }))
    all.unshift(...page.events.toReversed())
    before = page.next
  }
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1))
  await until('everything to be heard', () => heard.at(-1)?.seq === all.length)
  expect(heard).toEqual(all.filter(({ seq }) => seq >= first))
  expect(all.filter(({ kind }) => kind === 'spotlight.began')).toHaveLength(120)
  expect(all.filter(({ kind }) => kind === 'invitation.made')).toHaveLength(12)
})
