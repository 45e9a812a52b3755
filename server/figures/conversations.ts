// The conversations behind a figure: what happened and when, and no word of it.
import type { Conversation, Conversations, FigureName } from '#shared/desk/figures.ts'
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { ShopId } from '#shared/ids.ts'
import type { DeskSuggestionsRow, DeskSumRow } from '#server/storage/after-tables.ts'
import { storeOf } from './board.ts'
import { kindOf } from './counts.ts'
import type { Fact, Judging } from './counts.ts'
import type { LivePerson, LiveRequest } from './desk-port.ts'
import { judgingOf } from './figures.ts'
import type { FigureParts } from './figures.ts'
import { readLedger } from './ledger.ts'
import { shownName } from './people.ts'
import type { Period } from './periods.ts'

/** Which conversations are read. */
export interface ConversationWish extends Period {
  readonly figure: FigureName
  /** Empty for those of no store; undefined for all. */
  readonly store: string | undefined
  /** `nobody` for those that nobody took; undefined for all. */
  readonly person: string | undefined
}

/** The most conversations of a list. */
const maxListed = 200
/** Figures of this moment, whatever the time. */
const liveFigures: readonly FigureName[] = ['waiting', 'offered', 'claimed', 'left']

/** The conversations behind a figure, of this moment or of a time. */
export async function conversationsOf(
  parts: FigureParts,
  shopId: ShopId,
  wish: ConversationWish,
): Promise<Conversations> {
  await parts.facts.settle()
  const settings = await parts.settingsOf(shopId)
  const { people, requests } = parts.desk.live(shopId)
  const nameOf = (id: string | null) => nameIn(people, id, settings)
  const isOf = ({ store, person }: { store: string | null; person: string | null }) =>
    (wish.store === undefined || (store ?? '') === wish.store) &&
    (wish.person === undefined || (settings.perPerson && (person ?? 'nobody') === wish.person))
  if (liveFigures.includes(wish.figure)) {
    const found = requests
      .filter((one) => isNow(wish.figure, one))
      .map((one) => ({ one, store: storeOf(one, people), person: one.claimedBy }))
      .filter(isOf)
    return {
      ...{ count: found.length, gone: 0 },
      conversations: found.slice(0, maxListed).map(({ one, store, person }) => ofNow(one, store, nameOf(person))),
    }
  }
  const { facts, suggestions, sums } = await readLedger(parts.db, shopId, wish)
  const judging = judgingOf(settings, parts.now())
  const suggestedOn = Map.groupBy(suggestions, ({ request }) => request)
  const found = facts.filter((fact) => isOf(fact) && isCountedBy(wish.figure, fact, judging, suggestedOn.has(fact.id)))
  const gone =
    wish.person === undefined ? sums.filter((sum) => wish.store === undefined || sum.store === wish.store) : []
  return {
    count: found.length,
    gone: gone.reduce((all, sum) => all + goneOf(wish.figure, sum), 0),
    conversations: found
      .slice(0, maxListed)
      .map((fact) => conversation(fact, nameOf(fact.person), suggestedOn.get(fact.id) ?? [])),
  }
}

function nameIn(people: readonly LivePerson[], id: string | null, settings: DeskShopSettings): string | null {
  const name = people.find((person) => person.id === id)?.name
  return settings.perPerson && name !== undefined ? shownName(name, settings) : null
}

function isNow(figure: FigureName, { state, offeredTo }: LiveRequest): boolean {
  if (figure === 'offered') return state === 'waiting' && offeredTo !== null
  return state === (figure === 'claimed' ? 'visiting' : figure)
}

function ofNow(
  { id, at, topic, language, state }: LiveRequest,
  store: string | null,
  who: string | null,
): Conversation {
  return { id, at, topic, language, store, who, state, answeredAt: null, endedAt: null, suggested: 0, accepted: 0 }
}

function isCountedBy(figure: FigureName, fact: Fact, judging: Judging, hasSuggestions: boolean): boolean {
  const kind = kindOf(fact, judging)
  if (figure === 'asked') return true
  if (figure === 'counted') return kind === 'inTime' || kind === 'late'
  if (figure === 'answered') return fact.answered_at !== null
  if (figure === 'suggested') return hasSuggestions
  return figure === kind
}

/** What of a figure is no longer known singly. */
function goneOf(figure: FigureName, sum: DeskSumRow): number {
  const counts: Partial<Record<FigureName, number>> = {
    ...{ asked: sum.asked, counted: sum.counted, inTime: sum.in_time, late: sum.counted - sum.in_time },
    ...{ takenBack: sum.taken_back, leftAtOnce: sum.left_at_once, answered: sum.answered },
  }
  return counts[figure] ?? 0
}

function conversation(fact: Fact, who: string | null, suggestions: readonly DeskSuggestionsRow[]): Conversation {
  const { id, asked_at: at, topic, language, store, answered_at: answeredAt, closed_at: endedAt } = fact
  const suggested = suggestions.reduce((all, one) => all + one.suggested, 0)
  const accepted = suggestions.reduce((all, one) => all + one.accepted, 0)
  return { id, at, topic, language, store, who, state: stateOf(fact), answeredAt, endedAt, suggested, accepted }
}

function stateOf({ state, answered_at }: Fact): Conversation['state'] {
  if (state === 'waiting' || state === 'visiting' || state === 'left') return state
  if (answered_at !== null) return 'answered'
  return state === 'cancelled' ? 'takenBack' : 'unanswered'
}
