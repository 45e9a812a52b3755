// Figures agree with what happened: with each other, with the conversations behind them, and with the history of the rooms.
import { expect, test } from 'vitest'
import type { Counts, Figures } from '#shared/desk/figures.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import type { Person } from '#test/support/people.ts'
import { openRoom } from '#test/support/people.ts'
import { adminKey } from '#test/support/shop-server.ts'
import type { TestServer } from '#test/support/server.ts'
import { runDesk, suggests, Supervisor, writes } from '#test/support/supervisor.ts'
import { until } from '#test/support/until.ts'

const hourMs = 3_600_000
const day = '?by=hour'

/** A day at the desk: one question answered in time, one late, one taken back at once, one left, one still waiting, one at night. */
async function aDay() {
  const clock = movableClock()
  clock.advance(Date.UTC(2030, 4, 6, 8, 58) - Date.now())
  const server = await shopWithStaff({
    ...{ DESK_ABSENT_SECONDS: '3600', HELP_OFFER_SECONDS: '3600', HELP_ANSWER_SECONDS: '3600' },
    HELP_LEAVE_SECONDS: '120',
  })
  const supervisor = await Supervisor.of(server)
  const [ana, ben, mia, tom, zoe] = await rooms(server)
  const night = await openRoom(server.url, 'Ida')
  await asked(server, night)
  const noor = await Associate.of(server, 'Noor Khan', { store: 'Dublin' })
  const emil = await Associate.of(server, 'Emil Holm', { store: 'Cork' })

  const take = async (associate: Associate, room: Person, waitMs: number) => {
    const id = await asked(server, room)
    const { body } = await associate.claim(id)
    const visit = body.visitId ?? (await associate.claim(id)).body.visitId
    clock.advance(waitMs)
    await writes(server, room, associate, visit)
    return visit
  }
  // Each is offered to whoever has the fewest visits; the other is away meanwhile.
  await emil.set({ availability: 'away' })
  const first = await take(noor, ana, 60_000)
  await noor.set({ availability: 'away' })
  await emil.set({ availability: 'on' })
  await take(emil, ben, 61_000)
  await emil.set({ availability: 'on', capacity: 1 })
  const back = await asked(server, mia)
  clock.advance(5_000)
  await ask(server, `POST /rooms/${mia.roomId}/help/${back}/cancel`, { token: mia.token })
  await asked(server, tom)
  clock.advance(120_000)
  clock.wake()
  await until('the question to be left', async () => (await statesOf(server, tom))[0] === 'left')
  await asked(server, zoe)
  await noor.set({ availability: 'on' })
  return { clock, server, supervisor, people: [ana, ben, mia, tom, zoe, night], ana, noor, emil, first }
}

test('the strip, the hours, the stores, the people and the lists agree, and so does the history of the rooms', async () => {
  const { server, supervisor, people, ana, noor, first } = await aDay()
  await suggests(
    server,
    { room: ana, associate: noor, visit: first },
    { p1: 'enamel-mug:cream', p2: 'rain-coat:sand-m' },
  )
  await ask(server, `POST /rooms/${ana.roomId}/visits/${first}/proposals/p1/answer`, {
    token: ana.token,
    body: { answer: 'accepted' },
  })
  const { total, periods, stores, people: persons } = await supervisor.figures(day)
  expect(total).toEqual({
    ...{ asked: 6, counted: 3, inTime: 1, takenBack: 1, notDue: 1, leftAtOnce: 1, answered: 2 },
    ...{ suggested: 2, accepted: 1 },
  })
  const board = await supervisor.board()
  expect(board.today).toEqual(total)
  for (const parts of [
    periods.map(({ counts }) => counts),
    stores.map(({ counts }) => counts),
    (persons ?? []).map(({ counts }) => counts),
    board.hours.map(({ counts }) => counts),
    board.stores.map(({ today }) => today),
    (board.people ?? []).map(({ today }) => today),
  ])
    expect(sumOf(parts)).toEqual(total)
  for (const figure of ['asked', 'counted', 'inTime', 'takenBack', 'notDue', 'leftAtOnce', 'answered'] as const) {
    const { count, conversations } = await supervisor.behind(figure)
    expect([figure, count, conversations.length]).toEqual([figure, total[figure], total[figure]])
  }
  expect(await history(server, people)).toEqual({ asked: 6, left: 2, began: 2, accepted: 1 })
  expect(total.asked).toBe((await history(server, people)).asked)
  expect(total.accepted).toBe((await history(server, people)).accepted)
})

test('what is live adds up as well: who waits, is offered something, visits, or is left for later', async () => {
  const { supervisor } = await aDay()
  const board = await supervisor.board()
  const of = (key: 'waiting' | 'offered' | 'claimed' | 'left' | 'free') =>
    board.stores.reduce((all, store) => all + store[key], 0)
  expect(of('waiting')).toBe(board.waiting.count)
  expect(of('offered')).toBe(board.offered.count)
  expect(of('claimed')).toBe(board.claimed.count)
  expect(of('left')).toBe(board.left.count)
  expect(of('free')).toBe(board.claimed.places - board.claimed.count)
  expect(board.people?.reduce((all, { claimed }) => all + claimed, 0)).toBe(board.claimed.count)
  expect(board.queue).toHaveLength(board.waiting.count)
  expect(board).toMatchObject({
    waiting: { count: 1 },
    offered: { count: 1 },
    claimed: { count: 2 },
    left: { count: 2 },
  })
  for (const figure of ['waiting', 'offered', 'claimed', 'left'] as const)
    expect((await supervisor.behind(figure)).count).toBe(board[figure].count)
})

test('a figure by store or person leads to its own conversations alone, as facts', async () => {
  const { supervisor, noor } = await aDay()
  const { conversations } = await supervisor.behind('counted', `&person=${noor.id}`)
  expect(conversations).toMatchObject([{ topic: 'choosing', store: 'Dublin', who: 'Noor', state: 'visiting' }])
  expect((await supervisor.behind('counted', '&store=Cork')).conversations).toMatchObject([{ who: 'Emil' }])
  expect((await supervisor.behind('asked', '&person=nobody')).count).toBe(4)
  expect(JSON.stringify(await supervisor.behind('asked'))).not.toMatch(/small hall|Ana|Ben|visit-/)
})

test('figures by day are those of the days of a zone', async () => {
  const { supervisor } = await aDay()
  const from = Date.UTC(2030, 4, 5)
  // The questions came between 8:00 and 10:00 UTC: in the afternoon of Auckland.
  const figures = async (zone: string) =>
    (await supervisor.figures(`?by=day&zone=${zone}&from=${from}`)).periods.map(({ counts }) => counts.asked)
  expect(await figures('UTC')).toEqual([0, 6])
  expect(await figures('Pacific/Honolulu')).toEqual([0, 6])
  expect(await figures('Pacific/Kiritimati')).toEqual([0, 6])
  expectRefused(await supervisor.get(`/desk/figures?zone=Mars/Base`), 'invalid')
})

test('only supervisors read figures, and the shop’s own server with its key', async () => {
  const { server, supervisor, noor } = await aDay()
  for (const path of ['/desk/board', '/desk/figures', '/desk/figures/conversations?figure=asked'])
    expectRefused(await ask(server, `GET ${path}`, { token: noor.token }), 'role-may-not')
  const token = await adminKey(server, ['desk'])
  const { body } = await ask<Figures>(server, 'GET /shops/demo/desk/figures', { token })
  expect(body.total).toEqual((await supervisor.figures()).total)
  expectRefused(
    await ask(server, 'GET /shops/demo/desk/figures', { token: await adminKey(server, ['audit']) }),
    'scope-missing',
  )
})

test('the table has the same sums, and no cell that a spreadsheet would carry out', async () => {
  const { server, supervisor } = await aDay()
  const ida = await openRoom(server.url, 'Eve')
  const evil = await Associate.of(server, '=cmd|calc', { store: '@SUM(1)' })
  const id = await asked(server, ida)
  await evil.set({ availability: 'on' })
  await until(
    'it to be claimed',
    async () => (await evil.claim(id)).status === 200 || (await statesOf(server, ida))[0] !== 'waiting',
  )
  const { text } = await supervisor.get<string>('/desk/figures?format=csv')
  const [head, total] = text.split('\r\n')
  expect(head).toBe(
    'of,name,from,to,targetSeconds,asked,counted,inTime,takenBack,notDue,leftAtOnce,answered,suggested,accepted',
  )
  expect(total).toMatch(/^total,,2030-05-06T00:00:00.000Z,.*,60,7,3,1,1,2,1,2,0,0$/)
  expect(text).toContain("person,'=cmd|calc")
  for (const row of text.split('\r\n')) for (const value of row.split(',')) expect(value).not.toMatch(/^[=+@-]/)
})

test('without figures per person nothing tells who it was, also not of what was counted before', async () => {
  const { server, supervisor, noor } = await aDay()
  await runDesk(server, { perPerson: false })
  const figures = await supervisor.figures()
  expect(figures.people).toBeNull()
  const told = JSON.stringify([figures, await supervisor.board(), await supervisor.behind('asked')])
  expect(told).not.toMatch(/Noor|Emil/)
  expect(told).not.toContain(noor.id)
  await runDesk(server, { perPerson: true, names: 'display' })
  const again = await supervisor.figures()
  expect(again.people?.map(({ kind, name, counts }) => [kind, name, counts.asked])).toEqual([
    ['person', 'Emil Holm', 0],
    ['person', 'Noor Khan', 0],
    ['nobody', null, 6],
  ])
})

test('after the days that the shop keeps them only sums remain, and they are the same', async () => {
  const { clock, server, supervisor, people, noor, emil } = await aDay()
  await runDesk(server, { keepDays: 2 })
  for (const person of people)
    for (const { id } of (
      await ask<{ requests: { id: string }[] }>(server, `GET /rooms/${person.roomId}/help`, { token: person.token })
    ).body.requests)
      await ask(server, `POST /rooms/${person.roomId}/help/${id}/cancel`, { token: person.token })
  for (const associate of [noor, emil])
    for (const { id } of (await associate.desk()).visits)
      await ask(server, `POST /desk/visits/${id}/end`, { token: associate.token })
  const from = Date.UTC(2030, 4, 6)
  const of = `?by=day&from=${from}&to=${from + 24 * hourMs}`
  const before = await supervisor.figures(of)
  clock.advance(4 * 24 * hourMs)
  clock.wake()
  const later = await Supervisor.of(server)
  await until('the old facts to go', async () => {
    const { people: rows } = await later.figures(of)
    return rows?.some(({ kind }) => kind === 'sums') ?? false
  })
  const after = await later.figures(of)
  expect(after.total).toEqual(before.total)
  expect(after.stores).toEqual(before.stores)
  expect(after.people?.filter(({ counts }) => counts.asked > 0).map(({ kind }) => kind)).toEqual(['sums'])
  const behind = await later.behind('asked', `&from=${from}&to=${from + 24 * hourMs}`)
  expect([behind.count, behind.gone]).toEqual([0, 6])
})

function sumOf(parts: readonly Counts[]): Counts {
  const keys = Object.keys(parts[0] ?? {}) as (keyof Counts)[]
  return Object.fromEntries(keys.map((key) => [key, parts.reduce((all, one) => all + one[key], 0)])) as Counts
}

/** What the rooms themselves tell, added up. */
async function history(server: TestServer, people: readonly Person[]) {
  const kinds: string[] = []
  for (const { roomId, token } of people) {
    const { body } = await ask<{ events: { kind: string }[] }>(server, `GET /rooms/${roomId}/history?limit=200`, {
      token,
    })
    kinds.push(...body.events.map(({ kind }) => kind))
  }
  const count = (kind: string) => kinds.filter((one) => one === kind).length
  return {
    ...{ asked: count('help.asked'), left: count('help.left'), began: count('visit.began') },
    accepted: count('proposal.accepted'),
  }
}
