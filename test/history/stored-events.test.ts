import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { rowsOf } from '#client/history/rows.ts'
import type { EventKind } from '#shared/events/event-kind.ts'
import { eventKindNames } from '#shared/events/event-kinds.ts'
import { readDetail, readEvent, readNewEvent } from '#shared/events/event.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import { ask } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { granted, twoShoppers } from '#test/support/shoppers.ts'

/** A row of each kind as the first version that had the kind wrote it. Rows stay as they are for ever, and so do these. */
const firstWritten: Readonly<Record<string, readonly [subject: string, detail: object]>> = {
  'line.added': ['boot:red', { productId: 'boot', variantId: 'boot:red' }],
  'line.considering': ['boot:red', { from: 'rejected' }],
  'line.decided': ['boot:red', { from: 'considering' }],
  'line.rejected': ['boot:red', { from: 'decided' }],
  'line.bought': ['boot:red', { from: 'decided' }],
  'want.changed': ['boot:red', { memberId: 'ana', from: 0, to: 2 }],
  'note.written': ['boot:red', {}],
  'note.changed': ['boot:red', {}],
  'note.removed': ['boot:red', {}],
  'opinion.given': ['boot', { verdict: 'yes' }],
  'opinion.changed': ['boot', { verdict: 'unsure' }],
  'opinion.withdrawn': ['boot', {}],
  'quote.changed': [
    'boot:red',
    {
      from: { amountMinor: 13900, currency: 'EUR', available: true },
      to: { amountMinor: 11900, currency: 'EUR', available: false },
    },
  ],
  'frame.changed': ['budget', { from: null, to: { amountMinor: 50000, currency: 'EUR' } }],
  'member.joined': ['ana', { name: 'Ana', role: 'host' }],
  'member.removed': ['ana', { name: 'Ana' }],
  'member.role-changed': ['ana', { from: 'viewer', role: 'shopper' }],
  'member.renamed': ['ana', { from: 'Ana', name: 'Anna' }],
  'member.done': ['ana', {}],
  'member.back': ['ana', {}],
  'question.asked': ['q1', { about: 'room', askedOf: ['ben'], dueAt: null }],
  'question.resolved': ['q1', {}],
  'question.reopened': ['q1', {}],
  'message.written': ['q1', { message: 'm1', replyTo: null, mentions: [], products: ['boot'] }],
  'message.edited': ['q1', { message: 'm1' }],
  'message.removed': ['q1', { message: 'm1' }],
  'reaction.given': ['m1', { emoji: '👍' }],
  'pin.placed': ['p1', { anchor: { on: 'image', productId: 'boot', image: '/boot.webp', x: 0.4, y: 0.25 } }],
  'pin.changed': ['p1', { anchor: { on: 'variant', variantId: 'boot:red' } }],
  'pin.removed': ['p1', {}],
  'stroke.drawn': ['s1', { productId: 'boot', image: '/boot.webp' }],
  'stroke.erased': ['s1', { productId: 'boot', image: '/boot.webp' }],
  'comparison.made': ['c1', { productIds: ['boot', 'mug'] }],
  'comparison.changed': ['c1', { productIds: ['boot', 'mug'] }],
  'comparison.removed': ['c1', {}],
  'link.shared': ['l1', { host: 'tests.example' }],
  'link.removed': ['l1', {}],
  'decision.opened': ['d1', { rule: 'most', blind: false, deadline: null, voters: ['ana', 'ben'] }],
  'decision.closed': ['d1', { chosen: null, counts: {}, voted: 0, eligible: 2, decision: 'd1' }],
  'ballot.cast': ['d1', {}],
  'ballot.changed': ['d1', { candidate: 'boot:red' }],
  'ballot.withdrawn': ['d1', {}],
  'invitation.made': ['i1', { role: 'advisor' }],
  'invitation.renewed': ['i1', { role: 'advisor' }],
  'invitation.revoked': ['i1', { role: 'advisor' }],
  'spotlight.began': ['s1', {}],
  'spotlight.ended': ['s1', { following: 2 }],
  'help.asked': ['h1', { topic: 'choosing' }],
  'appointment.agreed': ['h1', { at: 1_800_000_000_000, store: 'Dublin' }],
  'appointment.moved': ['h1', { at: 1_800_000_000_000, store: null }],
  'appointment.cancelled': ['h1', { at: 1_800_000_000_000, store: 'Dublin' }],
  'help.left': ['h1', { topic: 'choosing' }],
  'help.reassigned': ['h1', { associate: 'Emil' }],
  'visit.joined': ['v1', { associate: 'Aoife', yes: true }],
  'visit.began': ['v1', { associate: 'Noor', scope: ['product', 'cart'] }],
  'visit.answered': ['v1', { associate: 'Noor', member: 'ana' }],
  'visit.scope': ['v1', { associate: 'Noor', scope: ['product'], added: [] }],
  'visit.left-out': ['v1', { associate: 'Noor', leftOut: true }],
  'visit.handed-over': ['v1', { associate: 'Emil', from: 'Noor', store: 'Cork' }],
  'visit.earlier': ['v1', { associate: 'Noor', shown: true }],
  'visit.summed-up': ['v1', { associate: 'Noor', text: 'The walnut table, on Thursday.' }],
  'visit.ended': ['v1', { associate: 'Noor' }],
  'call.started': ['c1', { associate: null, visit: null }],
  'call.joined': ['c1', { associate: 'Noor' }],
  'call.left': ['c1', { associate: null, minutes: 3 }],
  'call.ended': ['c1', { associate: null, minutes: 12, members: ['ana', 'ben'] }],
  'call.rang': ['c1', { member: 'ben' }],
  'call.missed': ['c1', { member: 'ben' }],
  'proposal.accepted': ['v1', { associate: 'Noor', proposal: 'p1', products: ['table:walnut'] }],
  'proposal.declined': ['v1', { associate: 'Noor', proposal: 'p1', products: ['table:walnut'] }],
}

const entry = { seq: 1, at: 1_700_000_000_000, memberId: 'ana' }

test.each(Object.entries(firstWritten))('a stored %s is read as it was first written', (kind, [subject, detail]) => {
  const stored = { ...entry, kind, subject, detail: { ...detail } }
  expect(readEvent(stored)).toEqual(stored)
  expect(readNewEvent(stored)).toEqual({ kind, subject, detail })
})

test('every kind has a row as it was first written', () => {
  expect(Object.keys(firstWritten).toSorted()).toEqual(eventKindNames.toSorted())
})

test('a line that a vote moved, and an open vote, say more than the first ones did', () => {
  const moved = { ...entry, kind: 'line.decided', subject: 'boot:red', detail: { from: 'rejected', decision: 'd1' } }
  const cast = { ...entry, kind: 'ballot.cast', subject: 'd1', detail: { candidate: 'boot:red' } }
  expect([moved, cast].map(readEvent)).toEqual([moved, cast])
})

test('a detail of an older shape is upgraded before it is read', () => {
  const kind: EventKind<{ member: string }> = {
    group: 'people',
    topic: 'member',
    detail: z.object({ member: z.string() }),
    upgrade: ({ who, ...rest }) => (who === undefined ? rest : { ...rest, member: who }),
  }
  expect(readDetail(kind, { who: 'ana' })).toEqual({ member: 'ana' })
  expect(readDetail(kind, { member: 'ana' })).toEqual({ member: 'ana' })
  expect(readDetail(kind, { someone: 'ana' })).toBeUndefined()
})

test('an event that only a newer version knows is passed on as it is stored, and is one unknown row of the page', async () => {
  const { server, ana, ben } = await twoShoppers()
  // One after the other: the order of the events is expected below.
  granted(ana.room.cart.add('ridge-boot:walnut-39'))
  await ana.room.saved()
  granted(ben.room.cart.add('enamel-mug:cream'))
  await ben.room.saved()
  const db = databaseOf(server)
  const rewrite = (kind: string, subject: string, newer: { kind: string; detail: object }) =>
    db
      .updateTable('events')
      .set({ kind: newer.kind, detail: JSON.stringify(newer.detail) })
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .execute()
  await rewrite('want.changed', 'ridge-boot:walnut-39', { kind: 'parcel.sent', detail: { carrier: 'bike' } })
  // A kind of today, in a shape of tomorrow.
  await rewrite('line.added', 'enamel-mug:cream', { kind: 'line.added', detail: { sku: 'mug' } })

  const { session } = ana
  const { token } = (await ask<{ token: string }>(server, 'POST /tokens/renew', { token: session.session })).body
  const { events } = (await ask<HistoryPage>(server, `GET /rooms/${session.roomId}/history?limit=200`, { token })).body
  const stored = events.map(({ kind, detail }) => [kind, detail])
  expect(stored).toContainEqual(['parcel.sent', { carrier: 'bike' }])
  expect(stored).toContainEqual(['line.added', { sku: 'mug' }])

  const read = granted(await ben.room.history.page({ limit: 200 })).events
  expect(read.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq).toReversed())
  const unknown = read.filter((event) => event.kind === 'unknown')
  expect(unknown.map(({ name, detail }) => [name, detail])).toEqual([
    ['line.added', { sku: 'mug' }],
    ['parcel.sent', { carrier: 'bike' }],
  ])
  const rows = rowsOf(read).flatMap((row) => (row.is === 'event' ? [row.event] : []))
  expect(rows).toEqual(expect.arrayContaining(unknown))
  // What is counted from events leaves it out.
  expect(granted(await ana.room.catchUp.read()).cards.map(({ kind }) => kind)).toEqual(['came'])
})
