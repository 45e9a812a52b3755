// Names in the environment that are almost the name of a setting. Ignored, a mistyped DATA_DIR would open an empty folder elsewhere; but the
// environment has many names that are none of ours, so only those are taken for mistyped that are very near to one of ours.

/** What starts a name of ours for those who expect it. */
const prefix = 'TAGALONG_'
/** Names up to this length, without `_`, may differ by one letter; longer ones by two. `PATH` is two letters from `PORT`. */
const shortName = 6
/** In a setting of this many words, any but the first may be left out, added or another: `ROOM_IDLE_MINUTES`. `SSH_PUBLIC_KEY` is not ours. */
const manyWords = 3

/** A name that stands for no setting, and the setting that was probably meant. */
export interface Misspelt {
  readonly name: string
  readonly meant: string
}

/** @param known the names that are read, former names among them. */
export function misspeltSettings(names: Iterable<string>, known: readonly string[]): readonly Misspelt[] {
  const exact = new Set(known)
  return [...names]
    .filter((name) => !exact.has(name))
    .toSorted()
    .flatMap((name) => {
      const meant = nearestTo(name.toUpperCase(), known)
      return meant === undefined ? [] : [{ name, meant }]
    })
}

/** @returns the nearest of the known names; undefined where none is near. */
function nearestTo(name: string, known: readonly string[]): string | undefined {
  const bare = name.startsWith(prefix) ? name.slice(prefix.length) : name
  const near = known
    .map((setting) => ({ setting, letters: distance(letters(bare), letters(setting)) }))
    .filter(({ setting, letters: apart }) => apart <= allowedFor(setting) || hasOneOtherWord(bare, setting))
    .toSorted((a, b) => a.letters - b.letters)
  return near[0]?.setting
}

function allowedFor(setting: string): number {
  return letters(setting).length <= shortName ? 1 : 2
}

function letters(name: string): string {
  return name.replaceAll(/[^A-Z0-9]/g, '')
}

function hasOneOtherWord(name: string, setting: string): boolean {
  const [words, known] = [name.split('_'), setting.split('_')]
  return known.length >= manyWords && words[0] === known[0] && distance(words, known) <= 1
}

/** How many steps lead from one to the other: leaving one out, adding one, taking another, or swapping two neighbours. */
function distance(from: ArrayLike<string>, to: ArrayLike<string>): number {
  let [before, last] = [[] as number[], Array.from({ length: to.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const isSame = from[i - 1] === to[j - 1]
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      )
    }
    ;[before, last] = [last, row]
  }
  return last[to.length] ?? 0
}
