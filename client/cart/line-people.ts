// Who has to do with a line: everybody who wants one or has an opinion, each once.
import type { LineView, OpinionView } from '#shared/cart/cart-view.ts'
import type { Verdict } from '#shared/cart/opinion.ts'
import type { MemberId } from '#shared/ids.ts'

/** One person of a line. */
export interface LinePerson {
  readonly memberId: MemberId
  /** How many they want; 0 for somebody who only has an opinion. */
  readonly count: number
  readonly verdict?: Verdict | undefined
}

/** Those who want one first, then those who only said something; both as the cart has them. */
export function linePeople(
  { wants }: Pick<LineView, 'wants'>,
  opinions: readonly Pick<OpinionView, 'memberId' | 'verdict'>[],
): readonly LinePerson[] {
  const verdicts = new Map(opinions.map(({ memberId, verdict }) => [memberId, verdict]))
  const wanting = wants.map(({ memberId, count }) => ({ memberId, count, verdict: verdicts.get(memberId) }))
  const others = opinions
    .filter(({ memberId }) => !wants.some((want) => want.memberId === memberId))
    .map(({ memberId, verdict }) => ({ memberId, count: 0, verdict }))
  return [...wanting, ...others]
}
