// What is counted: each question in exactly one kind, so that the parts of a figure add up to it.
import type { Counts, QuestionKind } from '#shared/desk/figures.ts'
import type { DeskFactRow } from '#server/storage/after-tables.ts'

/** A question, with the suggestions of one of its visits or none. */
export type Fact = DeskFactRow

/** By what it is judged whether an answer came in time. */
export interface Judging {
  readonly targetMs: number
  readonly now: number
}

export const noCounts: Counts = {
  ...{ asked: 0, counted: 0, inTime: 0, takenBack: 0, notDue: 0, leftAtOnce: 0, answered: 0 },
  ...{ suggested: 0, accepted: 0 },
}

/** What became of a question. */
export function kindOf(fact: Fact, { targetMs, now }: Judging): QuestionKind {
  const { is_live, asked_at: askedAt, answered_at: answeredAt, closed_at: closedAt } = fact
  if (is_live === 0) return 'leftAtOnce'
  if (answeredAt !== null) return answeredAt - askedAt <= targetMs ? 'inTime' : 'late'
  if ((closedAt ?? now) - askedAt > targetMs) return 'late'
  return closedAt === null ? 'notDue' : 'takenBack'
}

/** The counts of one question. */
export function countsOf(fact: Fact, judging: Judging): Counts {
  const kind = kindOf(fact, judging)
  const isCounted = kind === 'inTime' || kind === 'late'
  return {
    ...noCounts,
    asked: 1,
    counted: isCounted ? 1 : 0,
    inTime: kind === 'inTime' ? 1 : 0,
    takenBack: kind === 'takenBack' ? 1 : 0,
    notDue: kind === 'notDue' ? 1 : 0,
    leftAtOnce: kind === 'leftAtOnce' ? 1 : 0,
    answered: fact.answered_at === null ? 0 : 1,
  }
}

/** Two counts as one. */
export function add(one: Counts, other: Counts): Counts {
  return {
    asked: one.asked + other.asked,
    counted: one.counted + other.counted,
    inTime: one.inTime + other.inTime,
    takenBack: one.takenBack + other.takenBack,
    notDue: one.notDue + other.notDue,
    leftAtOnce: one.leftAtOnce + other.leftAtOnce,
    answered: one.answered + other.answered,
    suggested: one.suggested + other.suggested,
    accepted: one.accepted + other.accepted,
  }
}

/** A sum for each group of counted things. */
export class Tally<Key> {
  readonly #sums = new Map<Key, Counts>()

  add(key: Key, counts: Counts): void {
    this.#sums.set(key, add(this.of(key), counts))
  }

  of(key: Key): Counts {
    return this.#sums.get(key) ?? noCounts
  }

  get keys(): readonly Key[] {
    return [...this.#sums.keys()]
  }
}
