import type { Commands } from '#server/host/commands.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { DecisionRows } from './decision-rows.ts'
import { Decisions } from './decisions.ts'

export interface DecisionsFeature extends Feature {
  /** How votes are cast and read, also for those who answer by a link. */
  readonly vote: Required<Pick<Commands, 'ballot.cast' | 'ballot.mine'>>
}

/** Decisions that a room votes on. */
export function decisionsFeature({ db, directory, clock, reportError }: Host): DecisionsFeature {
  const decisions = new Decisions({ directory, rows: new DecisionRows(db), clock, reportError })
  const { commands } = decisions
  return {
    name: 'decisions',
    commands,
    room: decisions,
    jobs: [decisions],
    vote: { 'ballot.cast': commands['ballot.cast'], 'ballot.mine': commands['ballot.mine'] },
  }
}
