// Custom properties, animations and data attributes: what is read must be set somewhere, and what is set must be read.
import { breakpoints } from '#shared/look/breakpoints.ts'
import type { Uses } from './class-uses.ts'
import { propertiesReadIn } from './sheet.ts'
import type { Sheet } from './sheet.ts'

interface Place {
  readonly path: string
  readonly line: number
}

/** Where each name stands. */
class Places extends Map<string, Place[]> {
  put(name: string, place: Place): void {
    this.set(name, [...(this.get(name) ?? []), place])
  }

  /** A sentence for each place of a name that `isKnown` does not know. */
  unknown(isKnown: (name: string) => boolean, sentence: (name: string) => string): string[] {
    return [...this]
      .filter(([name]) => !isKnown(name))
      .flatMap(([name, places]) => places.map(({ path, line }) => `${path}:${line} ${sentence(name)}`))
  }
}

// React Aria sets these by itself.
const attributesOfOthers: ReadonlySet<string> = new Set(['data-focus-visible', 'data-focused', 'data-disabled'])
const propertiesOfOthers: ReadonlySet<string> = new Set(['--visual-viewport-height'])

/** Compares the names of all sheets with those of the code. */
export function inspectNames(sheets: readonly Sheet[], code: readonly Uses[]): string[] {
  return [...inspectProperties(sheets, code), ...inspectAnimations(sheets), ...inspectAttributes(sheets, code)]
}

function inspectProperties(sheets: readonly Sheet[], code: readonly Uses[]): string[] {
  const inCode = new Set(code.flatMap((uses) => [...uses.properties]))
  // `--member-${colour}` stands for all that begin so.
  const beginnings = [...inCode].filter((name) => name.endsWith('-'))
  const isInCode = (name: string) => inCode.has(name) || beginnings.some((beginning) => name.startsWith(beginning))
  const set = new Places()
  const read = new Places()
  for (const { path, rules } of sheets) {
    for (const { property, value, line } of rules.flatMap(({ declarations }) => declarations)) {
      if (property.startsWith('--')) set.put(property, { path, line })
      for (const name of propertiesReadIn(value)) read.put(name, { path, line })
    }
  }
  const isKnown = (name: string) => set.has(name) || read.has(name) || Object.hasOwn(breakpoints, name)
  return [
    ...read.unknown(
      (name) => set.has(name) || isInCode(name) || propertiesOfOthers.has(name),
      (name) => `nothing sets ${name}`,
    ),
    ...set.unknown(
      (name) => read.has(name) || isInCode(name),
      (name) => `nothing reads ${name}`,
    ),
    ...[...inCode]
      .filter((name) => !name.endsWith('-') && !isKnown(name))
      .map((name) => `the code names ${name}, and no sheet does`),
  ]
}

function inspectAnimations(sheets: readonly Sheet[]): string[] {
  const made = new Places()
  const played = new Places()
  for (const { path, rules, atRules } of sheets) {
    for (const { text, line } of atRules) {
      const [, name] = /^@keyframes\s+([\w-]+)/.exec(text) ?? []
      if (name !== undefined) made.put(name, { path, line })
    }
    for (const { property, value, line } of rules.flatMap(({ declarations }) => declarations)) {
      if (property !== 'animation' && property !== 'animation-name') continue
      for (const one of value.split(',')) played.put(one.trim().split(/\s+/)[0] ?? '', { path, line })
    }
  }
  return [
    ...made.unknown(
      (name) => played.has(name),
      (name) => `nothing plays the animation ${name}`,
    ),
    ...played.unknown(
      (name) => made.has(name) || name === 'none',
      (name) => `no animation is called ${name}`,
    ),
  ]
}

function inspectAttributes(sheets: readonly Sheet[], code: readonly Uses[]): string[] {
  const given = new Set(code.flatMap((uses) => [...uses.attributes]))
  const styled = new Places()
  for (const { path, rules } of sheets) {
    for (const { selector, line } of rules) {
      for (const [, name = ''] of selector.matchAll(/\[(data-[\w-]+)/g)) styled.put(name, { path, line })
    }
  }
  return styled.unknown(
    (name) => given.has(name) || attributesOfOthers.has(name),
    (name) => `no element has ${name}`,
  )
}
