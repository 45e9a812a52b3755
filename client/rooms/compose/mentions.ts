// Finds members' names after an @, as people write them: in scripts without spaces a name stands inside the sentence, in others
// particles and prefixes stick to it, keyboards differ in how they compose letters, and nobody minds the case.

/** A member's name, as it stands after an @. */
export interface Name {
  readonly id: string
  readonly name: string
}

/** A member's name in a text. */
export interface Mention {
  readonly from: number
  readonly to: number
  readonly named: Name
}

/** Also in full width, as Japanese and Chinese keyboards write it. */
const atSigns = '@＠'

const isWord = /[\p{L}\p{N}_]/u
const isMark = /\p{M}/u
/** Scripts that put no spaces between words, or in which particles stick to a name, as in Korean. */
const isUnspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Hang}]/u
/** Scripts in which "and", "to" or "by" is a letter before the name. */
const isPrefixing = /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}]/u

const isSigned = new RegExp(`[${atSigns}]`)
const mentionSign = new RegExp(`[${atSigns}]`, 'g')
/** Making one takes longer than finding all mentions of a text. */
const graphemes = new Intl.Segmenter()

/** The mentions of a text, in order. Of several names that fit the longest is meant. */
export function findMentions(text: string, names: readonly Name[]): readonly Mention[] {
  const found: Mention[] = []
  if (!isSigned.test(text)) return found
  const spelled = names.filter(({ name }) => name !== '').map((named) => ({ named, letters: spell(named.name) }))
  for (const { index } of text.matchAll(mentionSign)) {
    if (index < (found.at(-1)?.to ?? 0) || !mayNameAt(text, index)) continue
    const fitting = spelled.flatMap(({ named, letters }) => {
      const length = lengthOf(text.slice(index + 1), letters)
      return length === undefined ? [] : [{ from: index, to: index + 1 + length, named }]
    })
    const [meant] = fitting.toSorted((a, b) => b.to - a.to || Number(isExact(text, b)) - Number(isExact(text, a)))
    if (meant) found.push(meant)
  }
  return found
}

/** Whether a name may begin at a position: "mail@ana.example" has none, but "ねえ@田中" and "و@علي" do. */
export function mayNameAt(text: string, at: number): boolean {
  const before = Array.from(text.slice(Math.max(0, at - 8), at)).findLast((letter) => !isMark.test(letter)) ?? ''
  return !isWord.test(before) || isUnspaced.test(before) || isPrefixing.test(before)
}

/** How many units of a text spell a name; undefined where it does not begin with that name, or a longer word does. */
function lengthOf(text: string, letters: readonly string[]): number | undefined {
  let read = 0
  let last = ''
  for (const { segment, index } of graphemes.segment(text)) {
    if (read === letters.length) return isApart(last, segment) ? index : undefined
    if (fold(segment) !== letters[read++]) return undefined
    last = segment
  }
  return read === letters.length ? text.length : undefined
}

/** Whether a name may end between two letters: "@Anatol" is not Ana, but "@田中さん" is 田中. */
function isApart(last: string, next: string): boolean {
  return !isWord.test(next) || isUnspaced.test(last) || isUnspaced.test(next)
}

/** By letters as people see them, so that a name never ends within one. */
function spell(name: string): readonly string[] {
  return [...graphemes.segment(name)].map(({ segment }) => fold(segment))
}

/** One spelling of a letter for all its cases and all ways to compose it. */
function fold(letter: string): string {
  // By way of the capital: ς and σ have one, and so have ı and i. The dot that İ leaves above its small letter counts for nothing.
  return letter.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().replace('i\u0307', 'i')
}

function isExact(text: string, { from, to, named }: Mention): boolean {
  return text.slice(from + 1, to) === named.name
}
