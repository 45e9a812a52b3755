import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { answeredTo, pump } from '../load/pump.ts'
import { Connection } from '../load/connection.ts'
import { median } from '../load/statistics.ts'
import { withFolder } from '../with-server.ts'
import type { Place } from '../targets/target.ts'
import type { Scenario } from '../scenario.ts'

const edits = 50_000
/** Each is written over five times: what a room holds is less than what was ever done in it. */
const records = 10_000
const rounds = 40
const warmUp = 10
const steps = 50
const mostLogged = 1_000
const foldLimitMs = 60_000

/** What it costs to look back, and to be able to. */
export const past: Scenario = {
  name: 'past',
  title: `A room of ${edits} edits and ${records} records as it was, over HTTP`,
  targets: ['tagalong'],
  measures: [
    { key: 'any', what: 'a moment at random, median', unit: 'ms' },
    { key: 'worst', what: `the slowest of ${rounds}`, unit: 'ms', goal: { most: 200 } },
    { key: 'step', what: 'the next event, while playing', unit: 'ms' },
    { key: 'heldUp', what: 'others’ requests meanwhile, the slowest', unit: 'ms' },
    { key: 'bytes', what: 'kept for an edit', unit: 'B' },
  ],
  run: (target) =>
    withFolder(async (dataDir) => {
      const server = await target.start({ dataDir })
      const [place, other] = await target.openRoom(server, 2)
      if (!place || !other) throw new Error('the room has no places')
      const connections = [await Connection.open(place)]
      await pump(connections, { edits, records, limitMs: 80_000, done: () => answeredTo(connections) })
      await folded(dataDir)
      const looked = await lookBack(server.url, other)
      await server.kill('SIGTERM')
      return { ...looked, bytes: keptBytes(dataDir) / edits }
    }),
}

async function lookBack(server: string, place: Place) {
  const url = new URL(place.url.replace(/^ws/, 'http'))
  const room = `${server}/api/v1/rooms/${url.pathname.split('/')[2] ?? ''}`
  const headers = { authorization: `Bearer ${url.searchParams.get('token') ?? ''}` }
  const timed = async (path: string) => {
    const began = performance.now()
    const answer = await fetch(room + path, { headers })
    await answer.text()
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return performance.now() - began
  }
  const anyTime = () => timed(`/past?seq=${1 + Math.floor(Math.random() * edits)}`)
  await timed('/past/reach')
  // Until what replays has become quick, as it is for whoever moves a slider.
  for (let round = 0; round < warmUp; round += 1) await anyTime()
  let looking = true
  const others = watchOthers(`${server}/healthz`, () => looking)
  const [jumps, played]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) jumps.push(await anyTime())
  await timed(`/past?seq=${edits / 2}`)
  for (let step = 1; step <= steps; step += 1) played.push(await timed(`/past?seq=${edits / 2 + step}`))
  looking = false
  return { any: median(jumps), worst: Math.max(...jumps), step: median(played), heldUp: await others }
}

/** Nobody makes so many edits in ten seconds: the room is looked at once the log has been folded as it would have been. */
async function folded(dataDir: string): Promise<void> {
  const database = new DatabaseSync(join(dataDir, 'tagalong.sqlite'), { readOnly: true })
  const logged = database.prepare('select count(*) as count from updates')
  const until = performance.now() + foldLimitMs
  while (Number(logged.get()?.['count']) > mostLogged && performance.now() < until) await wait(100)
  database.close()
}

/** Asks for something small again and again. @returns the longest that it took. */
async function watchOthers(url: string, isLooking: () => boolean): Promise<number> {
  let longest = 0
  while (isLooking()) {
    const began = performance.now()
    await (await fetch(url)).text()
    longest = Math.max(longest, performance.now() - began)
    // As somebody would who is busy in the room; without a pause the server would do nothing else.
    await wait(20)
  }
  return longest
}

function keptBytes(dataDir: string): number {
  const database = new DatabaseSync(join(dataDir, 'tagalong.sqlite'))
  const row = database
    .prepare('select sum(coalesce(length(updates), 0) + coalesce(length(state), 0)) as bytes from history_segments')
    .get()
  database.close()
  return Number(row?.['bytes'])
}
