// What a scenario measures, and how its figures are read.
import type { Target, TargetName } from './targets/target.ts'

/** One figure of a scenario. */
export interface Measure {
  readonly key: string
  /** What was measured, as the first cell of its row. */
  readonly what: string
  readonly unit: string
  /** What we must reach: at most, or at least. Absent where the figure only explains others. */
  readonly goal?: { readonly most: number } | { readonly least: number }
}

/** Figures by the measure's key; one that a target cannot give is left out. */
export type Figures = Readonly<Record<string, number>>

/** Something that is done in the same way with every server. */
export interface Scenario {
  readonly name: string
  readonly title: string
  readonly measures: readonly Measure[]
  readonly targets: readonly TargetName[]
  run(target: Target): Promise<Figures>
}
