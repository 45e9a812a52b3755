import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { DecisionRows } from '#server/decisions/decision-rows.ts'
import { systemClock } from '#server/host/jobs/clock.ts'
import { Decisions } from '#server/decisions/decisions.ts'
import type { Caller } from '#server/identity/caller.ts'
import { chance } from '#test/support/chance.ts'
import type { Chance } from '#test/support/chance.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { decisionRoom, historyOf, lines, outcomeOf } from '#test/support/decision-room.ts'
import type { Decider, DecisionRoom } from '#test/support/decision-room.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

const [boot, runner] = lines
const rounds = 12

/** A way of voting. @returns whether the vote was acknowledged. */
type Vote = (voter: Decider, decision: string, candidate: string) => Promise<boolean>

const byCommand: Vote = async ({ device }, decision, candidate) => {
  const reply = await device.command('ballot.cast', { decision, candidate })
  if (!reply.ok) expect(reply.refusal.code).toBe('decision-closed')
  return reply.ok
}

function inDocument(server: { readonly url: string }): Vote {
  return async (voter, decision, candidate) => {
    const connection = await RawConnection.open(server.url, voter)
    const answer = await connection.write((doc) =>
      doc.getMap('ballots').set(`${decision}/${voter.memberId}`, candidate),
    )
    if (!answer.saved) expect(answer.refusal?.code).toBe('decision-closed')
    await connection.close()
    return answer.saved
  }
}

test.each([false, true])('a vote given while a decision closes is counted or refused (blind: %s)', async (blind) => {
  const dice = chance()
  console.log(`SEED=${dice.seed}`)
  const server = await startTestServer()
  const room = await decisionRoom(server)
  const guests = await Promise.all(['Dan', 'Eli', 'Fay', 'Gus'].map((name) => room.letIn(name, 'advisor')))
  const voters = [room.ben, room.cleo, ...guests]
  const everybody = [room.ana, ...voters].map(({ memberId }) => memberId)
  let [counted, refused] = [0, 0]
  for (let round = 0; round < rounds; round += 1) {
    const decision = await room.open({ blind, voters: everybody })
    const closing = voters.length * dice.next()
    const acknowledged = await Promise.all(
      voters.map(async (voter, index) => {
        const vote = blind || dice.next() < 0.5 ? byCommand : inDocument(server)
        const candidate = dice.pick([boot, runner])
        // Somewhere among the votes the decision is ended.
        if (index === Math.floor(closing)) void room.ana.device.command('decision.close', { decision })
        return (await vote(voter, decision, candidate)) ? candidate : undefined
      }),
    )
    const outcome = await outcomeOf(room.connection, decision)
    expect(outcome['counts']).toEqual(countsOf(acknowledged))
    counted += acknowledged.filter(Boolean).length
    refused += acknowledged.filter((candidate) => !candidate).length
  }
  // A round in which nothing met would show nothing.
  expect(counted).toBeGreaterThan(0)
  expect(refused).toBeGreaterThan(0)
  await expectClosedOnce(room)
})

test('a decision that is ended, due and fully voted at the same moment closes once', async () => {
  const clock = movableClock()
  const room = await decisionRoom(await startTestServer())
  for (let round = 0; round < 5; round += 1) {
    const deadline = Date.now() + 5_000
    const decision = await room.open({ deadline, blind: round % 2 === 0 })
    const casts = [room.ana, room.ben, room.cleo].map((voter) => byCommand(voter, decision, boot))
    const ends = [room.ana, room.ana].map(({ device }) => device.command('decision.close', { decision }))
    clock.advance(5_000)
    clock.wake()
    await Promise.all([...casts, ...ends])
    await outcomeOf(room.connection, decision)
  }
  await expectClosedOnce(room)
})

test('a vote given while a decision closes is counted or refused, however slow the database is', async () => {
  const dice = chance()
  console.log(`SEED=${dice.seed}`)
  const server = await startTestServer()
  const room = await decisionRoom(server)
  const rows = new SlowRows(databaseOf(server), dice)
  const reportError = (fault: unknown) => expect(fault).toBeUndefined()
  const decisions = new Decisions({ directory: server.directory, rows, clock: systemClock, reportError })
  const { commands } = decisions
  onTestFinished(() => decisions.stop())
  const asked = { question: 'Which?', rule: 'most', blind: true } as const
  let refused = 0
  for (let round = 0; round < 2 * rounds; round += 1) {
    // Cleo never votes, so that only Ana ends it.
    const voters = [room.ana, room.ben, room.cleo].map(({ memberId }) => memberId)
    const request = { ...asked, candidates: [boot, runner], voters }
    const [ana, ben] = [await callerOf(server, room.ana), await callerOf(server, room.ben)]
    const opened = await commands['decision.open']?.(ana, request)
    if (!opened?.ok) throw new Error(`refused: ${JSON.stringify(opened)}`)
    const { decision } = opened.value
    const votes = async () => {
      await wait(dice.whole(0, 5))
      return commands['ballot.cast']?.(ben, { decision, candidate: boot })
    }
    const ends = async () => {
      await wait(dice.whole(0, 5))
      return commands['decision.close']?.(ana, { decision })
    }
    const [cast] = await Promise.all([votes(), ends()])
    expect((await outcomeOf(room.connection, decision))['counts']).toEqual(cast?.ok ? { [boot]: 1 } : {})
    if (!cast?.ok) refused += 1
  }
  expect(refused).toBeGreaterThan(0)
  expect(refused).toBeLessThan(2 * rounds)
  expect(await databaseOf(server).selectFrom('blind_ballots').selectAll().execute()).toEqual([])
})

/** The rows of a database that answers late, as one over a network does. */
class SlowRows extends DecisionRows {
  readonly #dice: Chance

  constructor(db: ConstructorParameters<typeof DecisionRows>[0], dice: Chance) {
    super(db)
    this.#dice = dice
  }

  override async ballots(...where: Parameters<DecisionRows['ballots']>) {
    const ballots = await super.ballots(...where)
    await wait(this.#dice.whole(0, 3))
    return ballots
  }

  override async saveBallot(ballot: Parameters<DecisionRows['saveBallot']>[0]) {
    await wait(this.#dice.whole(0, 3))
    await super.saveBallot(ballot)
  }
}

async function callerOf(server: TestServer, { memberId, name, roomId }: Decider): Promise<Caller> {
  const room = await server.directory.room(roomId)
  if (!room.ok) throw new Error(room.refusal.code)
  const { num, id, shopId } = room.value
  return {
    memberId,
    name,
    role: 'host',
    room: { num, id, shopId },
    sessionId: null,
    expiresAt: Number.MAX_SAFE_INTEGER,
  }
}

async function expectClosedOnce({ server, ana }: DecisionRoom): Promise<void> {
  const closed = (await historyOf(server, ana))
    .filter(({ kind }) => kind === 'decision.closed')
    .map(({ subject }) => subject)
  expect(new Set(closed).size).toBe(closed.length)
}

function countsOf(votes: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const vote of votes) if (vote) counts[vote] = (counts[vote] ?? 0) + 1
  return counts
}
