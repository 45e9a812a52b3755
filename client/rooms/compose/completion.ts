// Completing a name in a text: a member's after an @, a product's after a #.
import type { MemberView } from '#client/sdk/index.ts'
import type { ProductId } from '#shared/ids.ts'
import type { Draft } from './drafts.ts'
import { mayNameAt } from './mentions.ts'

/** A name that is being written. */
export interface Begun {
  readonly sign: '@' | '#'
  readonly query: string
  /** The position of its sign. */
  readonly from: number
}

/** Something that completes it. */
export type Suggestion =
  | { readonly is: 'member'; readonly id: string; readonly member: MemberView }
  | { readonly is: 'product'; readonly id: ProductId; readonly title: string }

/** A product by its title. */
export interface NamedProduct {
  readonly id: ProductId
  readonly title: string
}

/** How many suggestions are made. */
export const atMost = 6

/** The signs, also in full width as Japanese and Chinese keyboards write them. */
const signs: ReadonlyMap<string | undefined, Begun['sign']> = new Map([
  ['@', '@'],
  ['＠', '@'],
  ['#', '#'],
  ['＃', '#'],
])

/** The name that is begun right before the caret; undefined for none. */
export function begunAt(text: string, caret: number): Begun | undefined {
  const match = /([@＠#＃])([^@＠#＃\n]{0,40})$/.exec(text.slice(0, caret))
  const sign = signs.get(match?.[1])
  const query = match?.[2] ?? ''
  // A name may have a space in it; what goes on for more words is a sentence.
  if (!match || !sign || /^\s/.test(query) || query.split(/\s/).length > 3) return undefined
  return mayBeginAt(text, match.index) ? { sign, query, from: match.index } : undefined
}

/** Signs within an address, such as "https://a.example/#top", begin nothing. */
function mayBeginAt(text: string, at: number): boolean {
  return mayNameAt(text, at) && !/[!-~]/.test((text[at - 1] ?? '').replace(/["'([{]/, ''))
}

/** Whether a name that was chosen before is already complete: what comes after it is the sentence. */
export function isNamed(begun: Begun | undefined, chosen: Draft['chosen']): boolean {
  return begun?.sign === '@' && chosen.some(([name]) => begun.query.startsWith(`${name} `))
}

/** The other members whose names fit, those who are here first: they may answer at once. */
export function membersLike(members: readonly MemberView[], query: string): readonly Suggestion[] {
  return members
    .filter(({ me, name }) => !me && hasWord(name, query))
    .toSorted((a, b) => Number(b.here) - Number(a.here))
    .slice(0, atMost)
    .map((member) => ({ is: 'member', id: member.id, member }))
}

/** The products whose titles fit, those of the cart first, then what the shop's search found. */
export function productsLike(
  inCart: readonly NamedProduct[],
  found: readonly NamedProduct[],
  query: string,
): readonly Suggestion[] {
  const all = [...inCart.filter(({ title }) => hasWord(title, query)), ...found]
  const once = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index)
  return once.slice(0, atMost).map(({ id, title }) => ({ is: 'product', id, title }))
}

/** Whether a word of the name begins with the query, whatever its case and accents. */
function hasWord(name: string, query: string): boolean {
  const [plainName, plainQuery] = [plain(name), plain(query.trimEnd())]
  return plainName.startsWith(plainQuery) || plainName.includes(` ${plainQuery}`)
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()
}

/** A change of a draft, and where the caret belongs after it. */
export interface Completed {
  readonly change: Partial<Draft> & Pick<Draft, 'text'>
  readonly caret: number
}

/** A member's name takes the place of what was begun; a product leaves the text and joins the draft's products. */
export function completed(draft: Draft, { from, query }: Begun, suggestion: Suggestion): Completed {
  const to = from + 1 + query.length
  if (suggestion.is === 'product') {
    const products = [...new Set([...draft.products, suggestion.id])]
    return replaced(draft, { from, to, words: '' }, { products })
  }
  const { name } = suggestion.member
  const others = draft.chosen.filter(([other]) => other !== name)
  return replaced(draft, { from, to, words: `@${name} ` }, { chosen: [...others, [name, suggestion.id]] })
}

/** Begins a name at a position, as typing its sign does. */
export function begunName(draft: Draft, sign: Begun['sign'], at: number): Completed {
  return inserted(draft, mayBeginAt(draft.text, at) ? sign : ` ${sign}`, at)
}

/** Words put in at a position. */
export function inserted(draft: Draft, words: string, at: number): Completed {
  return replaced(draft, { from: at, to: at, words })
}

function replaced(
  draft: Draft,
  { from, to, words }: { readonly from: number; readonly to: number; readonly words: string },
  change: Partial<Draft> = {},
): Completed {
  const text = draft.text.slice(0, from) + words + draft.text.slice(to)
  return { change: { text, ...change }, caret: from + words.length }
}
