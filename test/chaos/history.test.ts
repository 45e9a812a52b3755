import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startRoom } from '#client/sdk/index.ts'
import type { Room } from '#client/sdk/index.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { chance } from '#test/support/chance.ts'
import { startServerProcess } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'

const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 3)

test(`each change of a document or a row is one event of the history, over ${rounds} kills at any moment`, async () => {
  const dice = chance()
  console.log(`SEED=${dice.seed}`)
  const server = await startServerProcess()
  const { room } = granted(await startRoom({ name: 'Ana' }, { server: server.url }))
  onTestFinished(() => room.close())
  const heard: HistoryEvent[] = []
  room.onHistory((events) => heard.push(...events))
  for (let round = 0; round < rounds; round += 1) {
    const inviting = inviteOften(room, 12)
    const adding = addOften(room, round, 30)
    await wait(dice.whole(5, 250))
    await server.kill('SIGKILL')
    await server.restart()
    await Promise.all([inviting, adding])
    // Edits from the outage are sent again; the server applies none of them twice.
    await until('the room to be back', () => room.connection.get().state === 'saved')
    expectOnce(await allEvents(room), { lines: linesIn(room), invitations: await invitationsIn(room) })
  }
  const all = await allEvents(room)
  // After several disconnects the people channel reconnects slowly.
  await until('everything to be heard', () => heard.at(-1)?.seq === all.length)
  expect(heard.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).slice(-heard.length))
  // An empty history would pass every check.
  expect(all.filter(({ kind }) => kind === 'line.added').length).toBe(rounds * 30)
})

interface Happened {
  readonly lines: readonly string[]
  readonly invitations: readonly string[]
}

function expectOnce(events: readonly HistoryEvent[], { lines, invitations }: Happened): void {
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  const subjects = (kind: string) => events.filter((event) => event.kind === kind).map(({ subject }) => subject)
  expect(subjects('line.added').toSorted()).toEqual(lines.toSorted())
  expect(subjects('invitation.made').toSorted()).toEqual(invitations.toSorted())
}

/** Some of these fail because the server is killed meanwhile. Then only the server knows whether the link was made. */
async function inviteOften(room: Room, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await room.invitations.create({ role: 'viewer' })
}

async function addOften(room: Room, round: number, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    granted(room.cart.add(`boot:r${round}n${time}`, { count: 0 }))
    await wait(5)
  }
}

function linesIn(room: Room): string[] {
  return room.cart.view.get().lines.map(({ id }) => id)
}

/** Without the first one, which was created with the room. */
async function invitationsIn(room: Room): Promise<string[]> {
  return granted(await room.invitations.list())
    .filter(({ role }) => role === 'viewer')
    .map(({ id }) => id)
}

async function allEvents(room: Room): Promise<HistoryEvent[]> {
  const all: HistoryEvent[] = []
  for (let before: number | null | undefined; before !== null;) {
    const page = granted(await room.history.page({ before, limit: 200 }))
    all.unshift(...page.events.toReversed())
    before = page.next
  }
  return all
}
