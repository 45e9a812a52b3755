// Breaks a text into lines.

/** How wide a text is, pixels. */
export type Measure = (text: string) => number

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

interface Room {
  readonly width: number
  /** The most lines. */
  readonly most: number
  readonly measure: Measure
}

/** How much narrower balanced lines may be than there is room, in steps. */
const narrowings = [0.55, 0.65, 0.75, 0.85] as const

/** As `breakLines`, with lines of much the same width: no word stands alone in the last one. */
export function breakEvenly(text: string, room: Room): BrokenText {
  const widest = breakLines(text, room)
  if (!widest.isWhole || widest.lines.length === 1) return widest
  const narrower = narrowings.map((share) => breakLines(text, { ...room, width: room.width * share }))
  return narrower.find(({ lines, isWhole }) => isWhole && lines.length === widest.lines.length) ?? widest
}

interface BrokenText {
  readonly lines: readonly string[]
  /** Whether nothing was cut. */
  readonly isWhole: boolean
}

/** The lines of a text, none wider than `width`; the last of `most` ends with an ellipsis where the text goes on. */
export function breakLines(text: string, { width, most, measure }: Room): BrokenText {
  const lines: string[] = []
  let rest = text.trim()
  while (rest !== '' && lines.length < most) {
    const line = startThatFits(rest, width, measure)
    lines.push(line.trim())
    rest = rest.slice(line.length).trim()
  }
  const last = lines.pop()
  if (last === undefined) return { lines, isWhole: true }
  const all = [...lines, rest === '' ? last : withEllipsis(last, width, measure)]
  return { lines: withIsolates(all), isWhole: rest === '' }
}

/** Each line keeps its own direction: an isolate that goes on in the next line is closed in this one, and opened again there. */
function withIsolates(lines: readonly string[]): readonly string[] {
  let isOpen = false
  return lines.map((line) => {
    const started = isOpen ? firstStrong + line : line
    isOpen = started.lastIndexOf(firstStrong) > started.lastIndexOf(endOfIsolate)
    return isOpen ? started + endOfIsolate : started
  })
}

/** FIRST STRONG ISOLATE, and the end of one. Names in titles stand between them, one at a time. */
const [firstStrong, endOfIsolate] = ['\u2068', '\u2069'] as const

/** Between words, or within one that is wider than the line. */
function startThatFits(text: string, width: number, measure: Measure): string {
  let start = ''
  for (const word of text.split(/(?<=\s)/u)) {
    if (measure((start + word).trim()) > width) break
    start += word
  }
  if (start !== '') return start
  for (const { segment } of letters.segment(text)) {
    if (start !== '' && measure(start + segment) > width) break
    start += segment
  }
  return start
}

function withEllipsis(line: string, width: number, measure: Measure): string {
  const kept = [...letters.segment(line)].map(({ segment }) => segment)
  while (kept.length > 0 && measure(`${kept.join('').trimEnd()}…`) > width) kept.pop()
  return `${kept.join('').trimEnd()}…`
}
