import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { chance } from '#test/support/chance.ts'
import type { Chance } from '#test/support/chance.ts'
import { databaseOf } from '#test/support/database.ts'
import { decisionRoom, historyOf, lines } from '#test/support/decision-room.ts'
import type { DecisionRoom } from '#test/support/decision-room.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startServerProcess } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const [boot, runner] = lines
const rounds = 6

/** An acknowledged vote. */
type Given = readonly [decision: string, voter: string, candidate: string]

test(
  `a server killed at any moment, ${rounds} times, loses no acknowledged vote and leaves nothing half`,
  { timeout: 240_000 },
  async () => {
    const dice = chance()
    console.log(`SEED=${dice.seed}`)
    const server = await startServerProcess()
    const room = await decisionRoom(server)
    const given: Given[] = []
    const decisions: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      const people = await comeBack(room)
      const before = given.length
      const work = decideTogether(people, { dice, decisions, given })
      // However slow the machine is, there is something that could be lost.
      await until('votes to be given', () => given.length > before + 1)
      await wait(dice.whole(0, 60))
      await server.kill('SIGKILL')
      await work
      await server.restart()
    }
    const db = databaseOf(server)
    await until('no decision to be due', async () => {
      const due = db.selectFrom('open_decisions').selectAll().where('deadline', 'is not', null)
      return (await due.execute()).length === 0
    })
    expect(given.length).toBeGreaterThan(rounds)

    const connection = await RawConnection.open(server.url, room.ana)
    const events = await historyOf(server, room.ana)
    for (const decision of decisions) {
      const outcome = connection.record('outcomes', decision) as { counts: Record<string, number>; chosen: string }
      // A vote that was not acknowledged may count as well: who gave it was never told that it does not.
      for (const candidate of [boot, runner]) {
        const voters = given.filter(([to, , choice]) => to === decision && choice === candidate)
        expect(outcome.counts[candidate] ?? 0).toBeGreaterThanOrEqual(voters.length)
      }
      const why = events.filter(({ detail }) => detail['decision'] === decision)
      expect(why.filter(({ kind }) => kind === 'decision.closed')).toHaveLength(1)
      const seqs = why.map(({ seq }) => seq)
      expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index))
    }
    expect(await db.selectFrom('blind_ballots').selectAll().execute()).toEqual([])
  },
)

async function comeBack(room: DecisionRoom): Promise<DecisionRoom> {
  const back = async <Who extends DecisionRoom['ben']>(who: Who): Promise<Who> => ({
    ...who,
    device: await PeopleSocket.open(room.server, who),
  })
  return { ...room, ana: await back(room.ana), ben: await back(room.ben), cleo: await back(room.cleo) }
}

/** Opens decisions and votes in them until the server is gone. Each is open about as long as its votes take. */
async function decideTogether(
  { ana, ben, cleo }: DecisionRoom,
  { dice, decisions, given }: { dice: Chance; decisions: string[]; given: Given[] },
): Promise<void> {
  const people = [ana, ben, cleo]
  const voters = people.map(({ memberId }) => memberId)
  const asked = { question: 'Which?', rule: 'most', voters, candidates: [boot, runner] } as const
  let lastMs = 0
  try {
    for (;;) {
      const began = performance.now()
      const request = {
        ...asked,
        voters: [...voters],
        candidates: [...asked.candidates],
        blind: dice.next() < 0.5,
        deadline: Date.now() + dice.whole(20, 200) + Math.round(lastMs),
      }
      const opened = await ana.device.command('decision.open', request)
      // On a busy machine its deadline has passed before it is there.
      if (opened.ok) {
        decisions.push(opened.decision)
        for (const { device, memberId } of people) {
          const candidate = dice.pick([boot, runner])
          const cast = await device.command('ballot.cast', { decision: opened.decision, candidate })
          if (cast.ok) given.push([opened.decision, memberId, candidate])
        }
      }
      lastMs = performance.now() - began
    }
  } catch {
    // The server was killed: what was under way was never answered.
  }
}
