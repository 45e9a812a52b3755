// What members think of a visit: each once, changeable for a while; read by the associate only together with several others.
import { expect, test } from 'vitest'
import type { OwnRating, Ratings, ShopRatings } from '#shared/visits/rating.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { anaAndBen, Associate, asked, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import type { Person } from '#test/support/people.ts'
import type { TestServer } from '#test/support/server.ts'
import { runDesk, Supervisor, writes } from '#test/support/supervisor.ts'
import { until } from '#test/support/until.ts'

const hourMs = 3_600_000

async function ended() {
  const clock = movableClock()
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600' })
  const [ana, ben] = await anaAndBen(server)
  const noor = await Associate.of(server, 'Noor Khan')
  const visit = await visited(server, ana, noor)
  return { clock, server, ana, ben, noor, visit }
}

async function visited(server: TestServer, room: Person, associate: Associate): Promise<string> {
  const { body } = await associate.claim(await asked(server, room))
  await writes(server, room, associate, body.visitId)
  await ask(server, `POST /rooms/${room.roomId}/visits/${body.visitId}/end`, { token: room.token })
  await until('the request to be over', async () => (await statesOf(server, room))[0] === 'ended')
  return body.visitId
}

const rate = (server: TestServer, { roomId, token }: Person, visit: string, body: { stars: number; words?: string }) =>
  ask(server, `PUT /rooms/${roomId}/visits/${visit}/rating`, { token, body })
const ownOf = async (server: TestServer, { roomId, token }: Person, visit: string) =>
  (await ask<OwnRating>(server, `GET /rooms/${roomId}/visits/${visit}/rating`, { token })).body

test('every member rates a visit that is over once, and changes it for a while, to the millisecond', async () => {
  const { clock, server, ana, ben, visit } = await ended()
  await runDesk(server, { ratingChangeHours: 0 })
  expect(await ownOf(server, ana, visit)).toEqual({ canRate: true, rating: null })
  expect((await rate(server, ana, visit, { stars: 4 })).status).toBe(204)
  expectRefused(await rate(server, ana, visit, { stars: 1 }), 'not-to-rate')
  await runDesk(server, { ratingChangeHours: 24 })
  await rate(server, ben, visit, { stars: 2 })
  expect((await rate(server, ben, visit, { stars: 5, words: 'After all' })).status).toBe(204)
  expect((await ownOf(server, ben, visit)).rating).toMatchObject({ stars: 5, words: 'After all' })
  expect((await ownOf(server, ana, visit)).rating).toMatchObject({ stars: 4 })
  clock.advance(1)
})

test('what is not over, nobody wrote on, is too long ago or of another room cannot be rated', async () => {
  const { server, ana, noor, visit } = await ended()
  const [, other] = await rooms(server)
  for (const id of [visit, 'nothing']) {
    expectRefused(await rate(server, other, id, { stars: 3 }), 'no-such-visit')
    expectRefused(
      await ask(server, `GET /rooms/${other.roomId}/visits/${id}/rating`, { token: other.token }),
      'no-such-visit',
    )
  }
  const { body } = await noor.claim(await asked(server, ana))
  expectRefused(await rate(server, ana, body.visitId, { stars: 3 }), 'not-to-rate')
  await ask(server, `POST /rooms/${ana.roomId}/visits/${body.visitId}/end`, { token: ana.token })
  expectRefused(await rate(server, ana, body.visitId, { stars: 3 }), 'not-to-rate')
  for (const stars of [0, 6, 2.5]) expectRefused(await rate(server, ana, visit, { stars }), 'invalid')
})

test('an associate reads ratings only several at a time, without names, best first, and none that can still change', async () => {
  const { clock, server, noor } = await ended()
  await runDesk(server, { ratingsAtOnce: 3, ratingChangeHours: 1 })
  const shown = async (token = noor.token) => (await ask<Ratings>(server, 'GET /desk/ratings', { token })).body
  const people = await rooms(server)
  const given = [3, 5, 1, 4]
  for (const [index, stars] of given.entries()) {
    const person = people[index]
    if (person) await rate(server, person, await visited(server, person, noor), { stars, words: `words ${index} ` })
  }
  expect(await shown()).toEqual({ atOnce: 3, count: 0, average: null, ratings: [] })
  clock.advance(hourMs)
  const again = await Associate.of(server, 'Noor Khan', { isOn: false })
  // The fourth would be told apart from the three before it.
  expect(await shown(again.token)).toMatchObject({ count: 3 })
  const { ratings } = await shown(again.token)
  expect(ratings.map(({ stars }) => stars)).toEqual(ratings.map(({ stars }) => stars).toSorted((a, b) => b - a))
  expect(JSON.stringify(await shown(again.token))).not.toMatch(/Ana|Ben|Mia|Tom/)
})

test('supervisors see of ratings what the shop says, and never who wrote them', async () => {
  const { server, ana, ben, visit } = await ended()
  await rate(server, ana, visit, { stars: 5, words: 'So kind' })
  await rate(server, ben, visit, { stars: 4 })
  const supervisor = await Supervisor.of(server)
  const read = async () => (await supervisor.get<ShopRatings>('/desk/board/ratings')).body
  expect(await read()).toMatchObject({
    view: 'sums',
    count: 2,
    average: 4.5,
    ratings: null,
    people: [{ name: 'Noor' }],
  })
  await runDesk(server, { ratings: 'each', perPerson: false })
  expect(await read()).toEqual({
    ...{ view: 'each', count: 2, average: 4.5, people: null },
    ratings: [
      { stars: 5, words: 'So kind' },
      { stars: 4, words: '' },
    ],
  })
  await runDesk(server, { ratings: 'none' })
  expect(await read()).toEqual({ view: 'none', count: 0, average: null, people: null, ratings: null })
})

test('one’s own ratings are in one’s own data, and go with it', async () => {
  const { server, ben, visit, ana } = await ended()
  await rate(server, ben, visit, { stars: 5, words: 'So kind' })
  const own = async () =>
    (await ask<{ visitRatings: unknown[] }>(server, `GET /rooms/${ben.roomId}/own-data`, { token: ben.token })).body
  expect((await own()).visitRatings).toMatchObject([{ visit, stars: 5, words: 'So kind' }])
  expect((await ask(server, `DELETE /rooms/${ben.roomId}/own-data`, { token: ben.token })).status).toBeLessThan(300)
  const supervisor = await Supervisor.of(server)
  expect((await supervisor.get<ShopRatings>('/desk/board/ratings')).body.count).toBe(0)
  expect((await ownOf(server, ana, visit)).rating).toBeNull()
})
