// Starts of the real server that end in the middle, and two at once on one folder. What a kill after every single statement leaves is
// tried in test/storage/interrupted-migration.test.ts.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chance } from '#test/support/chance.ts'
import { bareEnvironment } from '#test/support/bare-environment.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { openRoom } from '#test/support/people.ts'
import { startServerProcess } from '#test/support/server.ts'
import { mainScript } from '#test/support/server-process.ts'

const fixture = readFileSync(resolve(import.meta.dirname, '../fixtures/database-0009.sql'), 'utf8')
const preload = resolve(import.meta.dirname, 'end-at-statement.ts')
/** About the number of statements of a start: in the first of them tables are made or upgraded, then the demo shop is filled. */
const statements = { first: 110, upgrade: 40 } as const

/** Starts the server and lets it end after a number of statements. One that has fewer is killed once it says that it is ready. */
async function startThatEnds(dataDir: string, at: number, signal: NodeJS.Signals): Promise<void> {
  const env = { ...bareEnvironment, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, ['--import', preload, mainScript], {
    env: { ...env, END_AT: `${at}`, END_BY: signal },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  child.stdout.on('data', () => child.kill('SIGKILL'))
  await once(child, 'exit')
}

function eventsIn(database: DatabaseSync): readonly string[] {
  return database
    .prepare('select room, seq, at, member_id, kind, subject, detail from events')
    .all()
    .map((row) => JSON.stringify(row))
}

/** Moments spread over a start, each somewhere in its part of it. */
function momentsOf(count: number, parts: number): number[] {
  const dice = chance()
  console.log(`SEED=${dice.seed}`)
  const length = count / parts
  return Array.from({ length: parts }, (_, part) => Math.floor(part * length) + dice.whole(1, Math.floor(length)))
}

test.each(['SIGKILL', 'SIGTERM'] as const)('a first start that %s ends is made up for by the next', async (signal) => {
  for (const at of momentsOf(statements.first, 2)) {
    const dataDir = temporaryFolder()
    await startThatEnds(dataDir, at, signal)
    const server = await startServerProcess({ DATA_DIR: dataDir })
    expect(await openRoom(server.url, 'Ana'), `after statement ${at}`).toMatchObject({ name: 'Ana' })
    await server.kill()
  }
})

test('an upgrade of a full database that a kill ends loses nothing, and is made up for by the next start', async () => {
  for (const at of momentsOf(statements.upgrade, 2)) {
    const dataDir = temporaryFolder()
    const database = () => new DatabaseSync(join(dataDir, 'tagalong.sqlite'))
    const old = database()
    old.exec(fixture)
    const events = eventsIn(old)
    old.close()
    writeFileSync(join(dataDir, 'secret'), 'what signed the tokens of the people of these rooms')
    await startThatEnds(dataDir, at, 'SIGKILL')
    const server = await startServerProcess({ DATA_DIR: dataDir })
    await server.kill()
    const now = database()
    const stay = new Set(eventsIn(now))
    now.close()
    expect(
      events.filter((event) => !stay.has(event)),
      `after statement ${at}`,
    ).toEqual([])
  }
})

test('of two servers that start at once on one folder, one serves it and the other says why it does not', async () => {
  const dataDir = temporaryFolder()
  const starts = await Promise.allSettled([1, 2].map(() => startServerProcess({ DATA_DIR: dataDir })))
  const [running] = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
  const [failed] = starts.flatMap((start) => (start.status === 'rejected' ? [String(start.reason)] : []))
  expect(failed).toMatch(/ended with 1 before it was ready:\n.* is in use by process \d+ on /)
  await openRoom(running?.url ?? '', 'Ana')
  // The lock ends with its process, however that ends.
  await running?.kill('SIGKILL')
  await startServerProcess({ DATA_DIR: dataDir })
})
