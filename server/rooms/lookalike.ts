// Names that look alike, by UTS #39: two names are confusable where their skeletons are equal. The table of confusable characters is
// Unicode's own, as `unhomoglyph` carries it.
import confusables from 'unhomoglyph/data.json' with { type: 'json' }

const table: Readonly<Record<string, string>> = confusables

/** A name without capitals and look-alikes. @returns two skeletons: of an I that stands for an l, and of an I that is an i. */
function skeletonsOf(name: string): readonly [string, string] {
  const plain = name.normalize('NFKC').replace(/[\p{DI}\p{White_Space}]/gu, '')
  return [skeleton(plain).toLowerCase(), skeleton(plain.toLowerCase())]
}

function skeleton(text: string): string {
  return Array.from(text.normalize('NFD'), (character) => table[character] ?? character)
    .join('')
    .normalize('NFD')
}

/** Names among which no other may look like one of them. */
export class Lookalikes {
  readonly #skeletons = new Set<string>()

  constructor(names: Iterable<string>) {
    for (const name of names) for (const text of skeletonsOf(name)) this.#skeletons.add(text)
  }

  /** Whether a name could be taken for one of the names. */
  has(name: string): boolean {
    return skeletonsOf(name).some((text) => this.#skeletons.has(text))
  }
}
