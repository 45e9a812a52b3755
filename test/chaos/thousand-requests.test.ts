// A thousand questions and fifty associates on a server that is killed in the middle: each is claimed exactly once, the oldest first of
// those that an associate may take, none is lost, and none is offered for ever to somebody who does not answer.
import { expect, test } from 'vitest'
import type { Desk } from '#shared/desk/contracts.ts'
import type { DeskBoard } from '#shared/desk/figures.ts'
import { ask } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { Associate, asked } from '#test/support/desk.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { roomOf } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { sharedSecret, signInWith } from '#test/support/shop-server.ts'
import { startServerProcess, startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const [roomCount, membersEach, associateCount] = [20, 50, 50]
const settings = {
  DESK_ABSENT_SECONDS: '3600',
  HELP_LEAVE_SECONDS: '3600',
  HELP_WIDEN_SECONDS: '3600',
  HELP_OFFER_SECONDS: '3',
  HELP_ANSWER_SECONDS: '20',
}

/** Associates by the one language they speak; the first one never answers. */
interface Worker {
  readonly associate: Associate
  readonly language: string
  /** What was offered to them, in order. */
  readonly offered: string[]
}

test('each of a thousand questions is claimed exactly once, the oldest first, through a kill', async () => {
  const dataDir = temporaryFolder()
  // The shop's signing is set by its own server before.
  const before = await startTestServer({ DATA_DIR: dataDir })
  await signInWith(before, { secret: sharedSecret })
  await before.stop()
  const server = await startServerProcess({ ...settings, DATA_DIR: dataDir })

  const workers: Worker[] = []
  for (let nth = 0; nth < associateCount; nth += 1) {
    const language = nth % 2 === 0 ? 'en' : 'de'
    const associate = await Associate.of(server, `Staff ${nth}`, { languages: [language], isOn: false })
    workers.push({ associate, language, offered: [] })
  }
  const [silent, ...others] = workers
  if (!silent) throw new Error('nobody works here')
  await silent.associate.set({ availability: 'on', capacity: 1 })
  // They begin once everything is asked.
  await others[0]?.associate.set({ availability: 'on', capacity: 1 })

  const rooms: (readonly Person[])[] = []
  for (let room = 0; room < roomCount; room += 1)
    rooms.push(
      await roomOf(
        server.url,
        Array.from({ length: membersEach }, (_, nth) => `Member ${nth}`),
      ),
    )
  const order = new Map<string, number>()
  for (const [nth, person] of rooms.flat().entries()) {
    // Whoever lets offers run out is away: somebody has to be on, so that nothing is left at once.
    if (nth % 20 === 0) await others[0]?.associate.set({ availability: 'on' })
    order.set(await asked(server, person, { language: nth % 2 === 0 ? 'en' : 'de' }), nth)
  }
  expect(order.size).toBe(roomCount * membersEach)

  const done = new AbortController()
  let claims = 0
  const work = async ({ associate, offered }: Worker) => {
    while (!done.signal.aborted) {
      const { body: desk, status } = await ask<Desk>(server, 'GET /desk', { token: associate.token }).catch(gone)
      if (status !== 200) continue
      for (const { id } of desk.visits)
        await ask(server, `POST /desk/visits/${id}/end`, { token: associate.token }).catch(gone)
      if (!desk.offer) {
        await new Promise((resolve) => void setTimeout(resolve, 20))
        continue
      }
      offered.push(desk.offer.request.id)
      const claimed = await associate.claim(desk.offer.request.id).catch(gone)
      if (claimed.status === 200) claims += 1
    }
  }
  for (const { associate } of others) await associate.set({ availability: 'on', capacity: 1 })
  const working = others.map(work)
  await until('a third to be claimed', () => claims > order.size / 3)
  await server.kill('SIGKILL')
  await server.restart()
  const supervisor = await Associate.of(server, 'Aoife', { role: 'supervisor', isOn: false })
  await until(
    'all of them to be over',
    async () => {
      const { body } = await ask<DeskBoard>(server, 'GET /desk/board', { token: supervisor.token })
      return body.waiting.count + body.claimed.count + body.left.count === 0
    },
    120_000,
  )
  done.abort()
  await Promise.all(working)

  // Who does not answer is away, and has nothing.
  expect(await silent.associate.desk()).toMatchObject({ availability: 'away', offer: null, visits: [] })
  for (const { offered } of others) {
    const first = [...new Set(offered)].map((id) => order.get(id) ?? -1)
    // What the silent one had, or the kill has returned, may come later than what is newer.
    const late = first.filter((place, index) => first.slice(0, index).some((earlier) => earlier > place))
    expect(late.length).toBeLessThanOrEqual(2)
  }
  await server.kill('SIGTERM')
  const db = databaseOf(server)
  const visits = await db.selectFrom('visits').select(['request', 'ended_at']).execute()
  expect(new Set(visits.map(({ request }) => request)).size).toBe(order.size)
  expect(visits.length).toBe(order.size)
  expect(visits.filter(({ ended_at }) => ended_at === null)).toEqual([])
  const states = await db.selectFrom('help_requests').select('state').distinct().execute()
  expect(states).toEqual([{ state: 'ended' }])
}, 300_000)

/** The server is away for a moment. */
function gone() {
  return { status: 0, body: undefined as never, text: '' }
}
