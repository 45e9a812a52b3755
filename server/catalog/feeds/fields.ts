/** The most of a field that is looked at, characters. */
export const maxFieldLength = 5_000
/** Descriptions carry pictures inside, which are left out later. */
export const maxBodyLength = 200_000
/** The most values of a field that may come several times. */
const maxValues = 250

/** The fields of an item by name, such as `image_link`; one may come several times. */
export class Fields {
  readonly #values = new Map<string, string[]>()

  add(name: string, value: string): void {
    const text = value.slice(0, name.endsWith('description') ? maxBodyLength : maxFieldLength).trim()
    if (text === '') return
    const known = this.#values.get(name)
    if (!known) this.#values.set(name, [text])
    else if (known.length < maxValues) known.push(text)
  }

  /** The first value; empty where there is none. */
  of(name: string): string {
    return this.all(name)[0] ?? ''
  }

  /** Every value, those without a prefix (`plain:`) only where there are no others. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? this.#values.get(`plain:${name}`) ?? []
  }

  get isEmpty(): boolean {
    return this.#values.size === 0
  }
}

/** A heading as a name of a field: `Image Link` is `image_link`, `g:price` is `price`. */
export function fieldName(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/^g:/, '')
    .replaceAll(/[\s-]+/g, '_')
}
