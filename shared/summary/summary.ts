// A room on one page: what was decided, by whom and why, what it costs and whom, what was dropped, what is still open. The page
// shows it and the server answers with it; both fold the same way, and the same records give the same summary.
import type { ThreadView } from '../annotations/talk-view.ts'
import { isUnavailable } from '../cart/cart-view.ts'
import type { CartView, OpinionView } from '../cart/cart-view.ts'
import type { Frame } from '../cart/frame.ts'
import type { Lane } from '../cart/lane.ts'
import type { DecisionView } from '../decisions/decisions-view.ts'
import type { MemberId, ProductId } from '../ids.ts'
import type { Money } from '../money.ts'
import type { MemberRecord } from '../rooms/member.ts'
import { sharesOf, sumOf } from './costs.ts'
import type { Share } from './costs.ts'
import { openQuestions, openVotes } from './open-matters.ts'
import type { OpenQuestion, OpenVote } from './open-matters.ts'
import { handsOf, lineOf } from './summary-line.ts'
import type { Move, SummaryLine } from './summary-line.ts'

/** A person who took part. */
export interface SummaryPerson extends Pick<MemberRecord, 'name' | 'role' | 'colour' | 'since'> {
  readonly id: MemberId
  /** No longer a member. */
  readonly left: boolean
}

/** The summary of a room. */
export interface Summary {
  readonly frame: Omit<Frame, 'lock'>
  /** In the order in which they joined. */
  readonly people: readonly SummaryPerson[]
  readonly decided: readonly SummaryLine[]
  readonly bought: readonly SummaryLine[]
  readonly considering: readonly SummaryLine[]
  readonly rejected: readonly SummaryLine[]
  /** Decided or considered, and not to be had: in none of the lists before, and in no sum. */
  readonly unavailable: readonly SummaryLine[]
  /** The total of decided and bought lines, one entry per currency. */
  readonly total: readonly Money[]
  /** Each member's share of the total. */
  readonly shares: readonly Share[]
  /** The total of the lines that are still considered. */
  readonly maybe: readonly Money[]
  /** How many decided lines are wanted but have no price. The total leaves them out. */
  readonly unpriced: number
  readonly votes: readonly OpenVote[]
  readonly questions: readonly OpenQuestion[]
}

/** A member with their id. */
export type NamedMember = MemberRecord & { readonly id: MemberId }

/** What a summary is folded from: the views of a room. */
export interface SummaryParts {
  readonly cart: CartView
  readonly opinions: ReadonlyMap<ProductId, readonly OpinionView[]>
  readonly decisions: readonly DecisionView[]
  readonly threads: ReadonlyMap<string, ThreadView>
  /** The present members. */
  readonly members: readonly NamedMember[]
  /** Finds a present or former member. */
  readonly find: (id: MemberId) => NamedMember | undefined
  /** Events of `movingKinds`, oldest first: only they say who moved a line by hand. Early ones, or all, may be missing. */
  readonly moves?: readonly Move[]
}

/** Folds a room into its summary. */
export function summaryOf(parts: SummaryParts): Summary {
  const { cart, decisions, opinions, threads, moves = [] } = parts
  const known = { decisions, opinions, hands: handsOf(moves) }
  const apart = new Set(cart.lines.filter((line) => line.lane !== 'rejected' && isUnavailable(line)))
  const inLane = (lane: Lane) =>
    cart.lines.filter((line) => line.lane === lane && !apart.has(line)).map((line) => lineOf(line, known))
  const unavailable = [...apart].map((line) => lineOf(line, known))
  const [decided, bought, considering] = [inLane('decided'), inLane('bought'), inLane('considering')]
  const rejected = inLane('rejected')
  const taken = [...decided, ...bought]
  const questions = openQuestions(threads)
  const { lock: _lock, ...frame } = cart.frame
  return {
    frame,
    people: peopleOf(parts, [
      ...[...taken, ...considering, ...rejected, ...unavailable].flatMap(namedIn),
      ...questions.map(({ by }) => by),
    ]),
    decided,
    bought,
    considering,
    rejected,
    unavailable,
    total: sumOf(taken),
    shares: sharesOf(taken),
    maybe: sumOf(considering),
    unpriced: taken.filter(({ quantity, price }) => quantity > 0 && !price).length,
    votes: openVotes(decisions),
    questions,
  }
}

/** The members, and former members whom the summary names. */
function peopleOf({ members, find }: SummaryParts, named: readonly MemberId[]): readonly SummaryPerson[] {
  const people = new Map(members.map((member) => [member.id, member]))
  for (const id of named) {
    const member = people.get(id) ?? find(id)
    if (member) people.set(id, member)
  }
  return [...people.values()]
    .map(({ id, name, role, colour, since, removed }) => ({
      id,
      name,
      role,
      colour,
      since,
      left: removed !== undefined,
    }))
    .toSorted((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1))
}

function namedIn({ addedBy, wants, opinions, settled }: SummaryLine): readonly MemberId[] {
  const settling = settled?.by === 'hand' ? [settled.memberId] : (settled?.voters ?? [])
  return [addedBy, ...wants.map(({ memberId }) => memberId), ...opinions.map(({ memberId }) => memberId), ...settling]
}
