import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rules } from '#shared/decisions/decision.ts'
import { outcomeKind } from '#shared/decisions/outcome.ts'
import { tally } from '#shared/decisions/tally.ts'

const people = ['ana', 'ben', 'cleo', 'dan', 'eve'] as const
// Ids of lines may be names that every object has.
const things = ['boot', 'runner', 'constructor', 'toString', '__proto__', 'sandal'] as const

const poll = fc.record({
  candidates: fc.uniqueArray(fc.constantFrom(...things), { minLength: 2 }),
  voters: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1 }),
  rule: fc.constantFrom(...rules),
})
const ballots = fc
  .array(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...things)))
  .map((votes) => new Map<string, string>(votes))
const staying = fc.subarray([...people]).map((stay) => new Set<string>(stay))

test('only votes of eligible voters for candidates count, each once', () => {
  fc.assert(
    fc.property(poll, ballots, staying, (decision, votes, stays) => {
      const { counts, eligible, voted } = tally(decision, votes, (member) => stays.has(member))
      const may = decision.voters.filter((voter) => stays.has(voter))
      const valid = may.filter((voter) => (decision.candidates as string[]).includes(votes.get(voter) ?? ''))
      expect([eligible, voted]).toEqual([may.length, valid.length])
      for (const candidate of things) {
        const given = valid.filter((voter) => votes.get(voter) === candidate).length
        const entry = Object.entries(counts).find(([name]) => name === candidate)
        expect(entry?.[1] ?? 0).toBe(given)
      }
    }),
  )
})

test('what is chosen has more votes than any other, and under all every vote', () => {
  fc.assert(
    fc.property(poll, ballots, staying, (decision, votes, stays) => {
      const { chosen, counts, eligible } = tally(decision, votes, (member) => stays.has(member))
      const byVotes = Object.entries(counts).toSorted(([, a], [, b]) => b - a)
      const [first, second] = byVotes
      const leads = first !== undefined && first[1] > (second?.[1] ?? 0)
      const all = decision.rule !== 'all' || first?.[1] === eligible
      expect(chosen).toBe(leads && all ? first[0] : null)
    }),
  )
})

test('votes of others and for others change nothing', () => {
  fc.assert(
    fc.property(poll, ballots, (decision, votes) => {
      const proper = new Map(
        [...votes].filter(
          ([voter, choice]) =>
            (decision.voters as string[]).includes(voter) && (decision.candidates as string[]).includes(choice),
        ),
      )
      expect(tally(decision, votes, () => true)).toEqual(tally(decision, proper, () => true))
    }),
  )
})

test('whatever is counted is a proper outcome', () => {
  fc.assert(
    fc.property(poll, ballots, staying, (decision, votes, stays) => {
      const counted = tally(decision, votes, (member) => stays.has(member))
      const outcome = { ...counted, why: 'ended', closedAt: 1 }
      expect(outcomeKind.value.safeParse(outcome).success).toBe(true)
    }),
  )
})
