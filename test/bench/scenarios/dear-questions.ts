// What other rooms notice while guests of full rooms ask all that is dear to answer, within every limit of a server as it comes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join as joinPath } from 'node:path'
import { maxDocumentBytes } from '#shared/records/limits.ts'
import { readSettings } from '#server/settings.ts'
import { startServer } from '#server/start.ts'
import { fillDocument } from '#test/support/full-document.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { outfitters, withoutLimits } from '#test/support/settings.ts'
import { liveRooms, noticedBeside, openLiveRooms, turns } from '../load/live-rooms.ts'
import { withFolder } from '../with-server.ts'
import type { Scenario } from '../scenario.ts'

/** Long enough that a minute of asking shows as it is: much at first, and then what the budgets leave. */
const turnMs = 15_000

export const dearQuestions: Scenario = {
  name: 'dear-questions',
  title: `${liveRooms} rooms, and ${turns} times another guest who asks the dearest questions of another full one`,
  targets: ['tagalong'],
  measures: [
    { key: 'quiet', what: 'edit → visible, p99, nobody asks', unit: 'ms' },
    { key: 'beside', what: 'edit → visible, p99, a guest asks', unit: 'ms' },
    { key: 'ratio', what: 'asked ÷ quiet', unit: '', goal: { most: 1.5 } },
    { key: 'p50', what: 'edit → visible, p50, a guest asks', unit: 'ms' },
    { key: 'answers', what: 'questions answered', unit: '' },
    { key: 'refused', what: 'questions refused by the budget', unit: '' },
  ],
  run: (target) =>
    withFolder(async (dataDir) => {
      const guests = await guestsOfFullRooms(dataDir)
      const server = await target.start({ dataDir, hasLimits: true })
      try {
        const connections = await openLiveRooms(target, server)
        const answers: [string, number][] = []
        const noticed = await noticedBeside(connections, turnMs, async (turn) => {
          const end = await beginAsking(server.url, guests[turn])
          return async () => void answers.push(...(await end()))
        })
        const isRefused = ([answer]: readonly [string, number]) => / 4(29|529)$/.test(answer)
        const sum = (some: readonly (readonly [string, number])[]) => some.reduce((all, [, count]) => all + count, 0)
        return {
          ...noticed,
          answers: sum(answers.filter((one) => !isRefused(one))),
          refused: sum(answers.filter(isRefused)),
        }
      } finally {
        await server.kill()
      }
    }),
}

/** Fills the documents of a room for each turn, in a server that is gone afterwards. @returns somebody in each. */
async function guestsOfFullRooms(dataDir: string): Promise<readonly Person[]> {
  const read = readSettings({ PORT: '0', LOG_LEVEL: 'silent', ...outfitters, ...withoutLimits, DATA_DIR: dataDir })
  if (!read.ok) throw new Error(read.problem)
  const server = await startServer(read.settings)
  const guests: Person[] = []
  for (let room = 0; room < turns; room += 1) {
    const host = await openRoom(server.url, 'Ana')
    guests.push(await join(server.url, host.code, 'Gus'))
    await fillDocument(server, host.roomId, { bytes: maxDocumentBytes })
  }
  await server.stop()
  return guests
}

/** A guest asks, from the very first question on, when their room is read and everything is answered for the first time. */
async function beginAsking(server: string, guest: Person | undefined): Promise<() => Promise<[string, number][]>> {
  // A process of its own, on the core of those whose delays are measured: what asking costs must not be counted as what they notice. All
  // its threads give way to them, also those that Node starts before any script runs.
  const script = joinPath(import.meta.dirname, '../load/dear-guest.ts')
  const asking = spawn('nice', ['-n', '19', process.execPath, script], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  await once(asking, 'message')
  asking.send({ server, guest })
  return async () => {
    asking.send('enough')
    const [answers] = (await once(asking, 'message')) as [[string, number][]]
    asking.kill()
    return answers
  }
}
