// Reads a style sheet: as much of CSS as the project writes. Nested rules other than at-rules are refused, so that nothing is
// read past.

/** One declaration, with its line. */
export interface Declaration {
  readonly property: string
  readonly value: string
  readonly line: number
}

/** A rule with its declarations. */
export interface Rule {
  /** The selector as it is written; of a frame of an animation, `from` or `50%`. */
  readonly selector: string
  readonly line: number
  readonly declarations: readonly Declaration[]
  /** The at-rules around it, such as `@media (--phone)`, outermost first. */
  readonly within: readonly string[]
}

/** What a sheet is made of. */
export interface Sheet {
  readonly path: string
  readonly rules: readonly Rule[]
  /** Every at-rule, also those without a block. */
  readonly atRules: readonly { readonly text: string; readonly line: number }[]
}

/** Reads the text of one sheet. */
export function readSheet(path: string, text: string): Sheet {
  const rules: Rule[] = []
  const atRules: { text: string; line: number }[] = []
  const open: { selector: string; line: number; declarations: Declaration[] }[] = []
  for (const { text: part, end, line } of partsOf(withoutComments(text))) {
    const inner = open.at(-1)
    if (end === '{') {
      if (part.startsWith('@')) atRules.push({ text: part, line })
      else if (inner && !inner.selector.startsWith('@')) throw new Error(`${path}:${line} a rule inside of a rule`)
      open.push({ selector: part, line, declarations: [] })
      continue
    }
    if (part.startsWith('@')) atRules.push({ text: part, line })
    else if (part !== '') {
      const [, property = '', value = ''] = /^([\w-]+)\s*:\s*([^]+)$/.exec(part) ?? []
      if (!inner || property === '') throw new Error(`${path}:${line} cannot be read: ${part}`)
      inner.declarations.push({ property, value, line })
    }
    if (end !== '}') continue
    const closed = open.pop()
    if (!closed) throw new Error(`${path}:${line} closes what is not open`)
    if (closed.selector.startsWith('@') && closed.declarations.length === 0) continue
    rules.push({ ...closed, within: open.map(({ selector }) => selector) })
  }
  if (open.length > 0) throw new Error(`${path} ends inside of a rule`)
  return { path, rules, atRules }
}

/** The classes in a selector. */
export function classesIn(selector: string): string[] {
  const bare = selector.replaceAll(/\[[^\]]*\]/g, '')
  return [...bare.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map(([, name = '']) => name)
}

/** The names of custom properties that a value reads. */
export function propertiesReadIn(value: string): string[] {
  return [...value.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name)
}

/** Splits at commas that stand in no parentheses. */
export function splitSelectors(selector: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < selector.length; at += 1) {
    if ('(['.includes(selector.charAt(at))) depth += 1
    if (')]'.includes(selector.charAt(at))) depth -= 1
    if (depth > 0 || selector.charAt(at) !== ',') continue
    found.push(selector.slice(from, at).trim())
    from = at + 1
  }
  return [...found, selector.slice(from).trim()]
}

interface Part {
  readonly text: string
  readonly end: string
  readonly line: number
}

/** What stands before each `{`, `;` and `}`, outside of strings and parentheses. */
function* partsOf(text: string): Generator<Part> {
  let from = 0
  let depth = 0
  let quote = ''
  const lines = lineCounter(text)
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    if (quote !== '') {
      if (letter === '\\') at += 1
      else if (letter === quote) quote = ''
    } else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '(') depth += 1
    else if (letter === ')') depth -= 1
    else if (depth === 0 && '{;}'.includes(letter)) {
      const part = text.slice(from, at)
      yield { text: part.trim(), end: letter, line: lines(from + part.length - part.trimStart().length) }
      from = at + 1
    }
  }
}

/** Comments become blanks, so that every line stays where it was. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
}

/** Counts the lines up to a place; places come in rising order. */
function lineCounter(text: string): (at: number) => number {
  let line = 1
  let counted = 0
  return (at) => {
    for (; counted < at; counted += 1) if (text.charAt(counted) === '\n') line += 1
    return line
  }
}
