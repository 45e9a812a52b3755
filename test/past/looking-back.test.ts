// Who may look at the past, and what of it is withheld.
import { expect, test } from 'vitest'
import type { PastReach, PastRecords } from '#shared/past/contracts.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import { ask } from '#test/support/api.ts'
import { openRoom } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted, memberAs, twoShoppers, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'

test('the past reaches from the first event to now, with marks at what happened between', async () => {
  const { ana } = await twoShoppers()
  const before = granted(await ana.room.past.reach())
  expect(before.from.seq).toBe(1)
  for (let word = 0; word < 300; word += 1) granted(ana.room.talk.say('room', `Word ${word}`))
  await ana.room.saved()
  const { from, to, marks } = granted(await ana.room.past.reach())
  expect(to.seq).toBeGreaterThan(before.to.seq + 290)
  expect(marks.length).toBeLessThanOrEqual(200)
  expect(marks.length).toBeGreaterThan(150)
  expect([marks[0], marks.at(-1)?.seq]).toEqual([from, to.seq])
})

test('a moment that is not kept, in the future, or malformed is refused', async () => {
  const server = await startTestServer()
  const { roomId, token } = await openRoom(server.url, 'Ana')
  const wrong: readonly (readonly [string, RefusalCode])[] = [
    ['seq=0', 'moment-not-kept'],
    ['at=0', 'moment-not-kept'],
    [`at=${Date.now() - 3_600_000}`, 'moment-not-kept'],
    ['seq=999999', 'moment-ahead'],
    [`at=${Date.now() + 3_600_000}`, 'moment-ahead'],
    ['seq=yesterday', 'invalid'],
    ['seq=-1', 'invalid'],
    ['seq=1.5', 'invalid'],
    ['at=1e300', 'invalid'],
    ['seq=1&at=1', 'invalid'],
    ['', 'invalid'],
  ]
  for (const [query, code] of wrong) {
    const { body } = await ask<{ code: string }>(server, `GET /rooms/${roomId}/past?${query}`, { token })
    expect([query, body.code]).toEqual([query, code])
  }
})

test('a stranger sees neither the past nor its reach', async () => {
  const server = await startTestServer()
  const [ana, eve] = [await openRoom(server.url, 'Ana'), await openRoom(server.url, 'Eve')]
  for (const path of ['past?seq=1', 'past/reach']) {
    const stranger = await ask<{ code: string }>(server, `GET /rooms/${ana.roomId}/${path}`, { token: eve.token })
    expect(stranger.body.code).toBe('token-wrong-room')
    expect((await ask(server, `GET /rooms/${ana.roomId}/${path}`)).status).toBe(401)
  }
})

test('a viewer may look back and restore nothing, and nobody writes in the past', async () => {
  const { server, ana } = await twoShoppers()
  const line = granted(ana.room.cart.add(boots))
  await ana.room.saved()
  const { to } = granted(await ana.room.past.reach())
  granted(ana.room.cart.move(line, 'rejected'))
  await ana.room.saved()
  const vera = await memberAs(server, ana, 'viewer', 'Vera')
  const past = granted(await vera.room.past.at({ seq: to.seq }))
  expect(past.room.cart.view.get().lines).toMatchObject([{ id: boots, lane: 'considering' }])
  // She was not there yet.
  expect(past.room.members.list.get().map(({ name }) => name)).toEqual(['Ana', 'Ben'])
  expect(past.room.me.get()).toMatchObject({ id: vera.id, role: 'viewer' })
  expect(past.difference()).toMatchObject({ lines: [{ line, change: 'taken-out' }], count: 1 })
  expect(await vera.room.past.restore(past)).toMatchObject({ ok: false, refusal: { code: 'role-may-not' } })
  const anas = granted(await ana.room.past.at({ seq: to.seq }))
  expect(anas.room.cart.want(line, 5)).toMatchObject({ ok: false, refusal: { code: 'role-may-not' } })
  expect(anas.room.talk.say('room', 'Hello')).toMatchObject({ ok: false })
  expect(anas.room.cart.view.get().lines[0]?.quantity).toBe(1)
})

test('a message that was taken back is shown to its author alone', async () => {
  const { ana, ben } = await twoShoppers()
  const { thread, message } = granted(ana.room.talk.say('room', 'My card number is …'))
  granted(ana.room.talk.say('room', 'Hello'))
  await ana.room.saved()
  const { to } = granted(await ana.room.past.reach())
  granted(ana.room.talk.remove(thread, message))
  await ana.room.saved()
  const wordsOf = async ({ room }: typeof ana) => {
    const past = granted(await room.past.at({ seq: to.seq }))
    return past.room.talk.threads
      .get()
      .get(thread)
      ?.messages.map(({ text }) => text)
      .toSorted()
  }
  expect(await wordsOf(ben)).toEqual(['Hello'])
  expect(await wordsOf(ana)).toEqual(['Hello', 'My card number is …'])
})

test('blind votes are not in the past', async () => {
  const { ana, ben } = await twoShoppers()
  const [one, two] = [granted(ana.room.cart.add(boots)), granted(ana.room.cart.add('ridge-boot:walnut-40'))]
  await ana.room.saved()
  const decision = granted(
    await ana.room.decisions.open({
      question: 'Which?',
      candidates: [one, two],
      voters: [ana.id, ben.id],
      rule: 'most',
      blind: true,
    }),
  )
  await until(ben.room.decisions.list, (list) => list.length > 0)
  granted(await ben.room.decisions.vote(decision, two))
  const { to } = granted(await ana.room.past.reach())
  const past = granted(await ana.room.past.at({ seq: to.seq }))
  const [then] = past.room.decisions.list.get()
  expect(then?.voted).toEqual([ben.id])
  expect(then?.votes.size).toBe(0)
})

test('many rooms are replayed at once, and each shows its own past', async () => {
  const server = await startTestServer()
  const occasions = ['a wedding', 'a birthday', 'a hike', 'a move']
  const hosts = await Promise.all(Array.from({ length: 12 }, () => openRoom(server.url, 'Ana')))
  const moments: number[][] = []
  for (const host of hosts) {
    const { roomId, token } = host
    const connection = await RawConnection.open(server.url, host)
    const seqs: number[] = []
    for (const occasion of occasions) {
      await connection.write((doc) => doc.getMap('frame').set('occasion', occasion))
      const { body } = await ask<PastReach>(server, `GET /rooms/${roomId}/past/reach`, { token })
      seqs.push(body.to.seq)
    }
    await connection.close()
    moments.push(seqs)
  }
  // More documents than are kept replayed, one step each in turn.
  for (const [step, occasion] of occasions.entries()) {
    const shown = hosts.map(async ({ roomId, token }, room) => {
      const path = `GET /rooms/${roomId}/past?seq=${moments[room]?.[step]}`
      const { body } = await ask<PastRecords>(server, path, { token })
      return body.records['cart']?.['frame']?.['occasion']
    })
    expect(await Promise.all(shown)).toEqual(hosts.map(() => occasion))
  }
})
