// Lengths, layers and breakpoints come from the tokens: a sheet that names its own is refused.
import { breakpoints } from '#shared/look/breakpoints.ts'
import type { Declaration, Sheet } from './sheet.ts'

/** Measures that only one place of the page has, by the name that it gives them. A new one is a decision: it stands here. */
const ownMeasures: ReadonlySet<string> = new Set([
  // Heights of the bar on top, and of all of the stage but its picture.
  '--bar',
  '--stage-rest',
  '--stage-most',
  // Widths of a text and of a whole page.
  '--reading',
  '--shop-width',
  // Of one control or drawing each.
  '--verdict-height',
  '--talk-typing',
  '--reason-button',
  '--stroke',
])

/** Sheets that may name any length: the tokens themselves, and the faces of type. */
const free = /^(?:shared\/look\/tokens|client\/ui\/fonts)[.]css$/
/** Space and roundness are chosen from the scale; only sizes may follow the text that they hold. */
const scaled = /^(?:padding|margin|gap|row-gap|column-gap|inset|border|outline|box-shadow)/
const fixedLength = /(?<![\w#.-])-?\d*\.?\d+(?:px|rem|pt|pc|cm|mm|in|Q)\b/g
const textLength = /(?<![\w#.-])-?\d*\.?\d+em\b/g
const hairline = /^-?[01]px$/

/** What a sheet measures by itself, a sentence each. */
export function inspectLengths({ path, rules, atRules }: Sheet): string[] {
  if (free.test(path)) return []
  return [
    ...rules.flatMap(({ declarations }) =>
      declarations.flatMap((one) => problemsOf(one).map((words) => `${path}:${one.line} ${words}`)),
    ),
    ...atRules.flatMap(({ text, line }) => mediaProblems(text).map((words) => `${path}:${line} ${words}`)),
  ]
}

function problemsOf({ property, value }: Declaration): string[] {
  if (ownMeasures.has(property)) return []
  if (property === 'z-index')
    return /^(?:auto|var\(--layer-[a-z]+\))$/.test(value) ? [] : [`z-index: ${value} is no layer of the tokens`]
  const lengths = [
    ...(value.match(fixedLength) ?? []).filter((length) => !hairline.test(length)),
    ...(scaled.test(property) ? (value.match(textLength) ?? []) : []),
  ]
  return lengths.map((length) => `${property}: ${length} is no token`)
}

function mediaProblems(text: string): string[] {
  if (!text.startsWith('@media')) return []
  if (/width|height/.test(text)) return [`${text} names no breakpoint`]
  const names = text.match(/--[a-z-]+/g) ?? []
  return names.filter((name) => !Object.hasOwn(breakpoints, name)).map((name) => `no breakpoint is called ${name}`)
}
