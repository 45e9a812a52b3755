import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { fill } from '#client/locales/messages.ts'
import { readMessage } from '#tools/page/read-messages.ts'

const folder = join(import.meta.dirname, '../../client/locales')
const languages = ['en', 'de', 'ar'] as const

test.each(['de', 'ar'] as const)('every word of the page is there in %s, and none that nobody says', (language) => {
  expect(Object.keys(wordsOf(language)).toSorted()).toEqual(Object.keys(wordsOf('en')).toSorted())
})

test.each(languages)('the page says every message in %s just as ICU would have it said', (language) => {
  for (const [key, message] of Object.entries(wordsOf(language))) {
    const icu = new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
    const ours = readMessage(message)
    for (const values of someValues(message)) expect(fill(ours, values, language), key).toBe(icu.format(values))
  }
})

test.each(['{at, date}', '{n, selectordinal, one {#st} other {#th}}', '{n, plural, offset:1 one {#} other {#}}'])(
  'the build refuses %s, which the page could not say',
  (message) => {
    expect(() => readMessage(message)).toThrow(message)
  },
)

test.each(['de', 'ar'] as const)('a message in %s asks for nothing that the page does not give it', (language) => {
  const english = wordsOf('en')
  for (const [key, message] of Object.entries(wordsOf(language))) {
    const given = new Set(namesIn(english[key] ?? ''))
    expect(
      namesIn(message).filter((name) => !given.has(name)),
      key,
    ).toEqual([])
  }
})

/** All words of a language, by file and key. */
function wordsOf(language: string): Record<string, string> {
  const files = readdirSync(join(folder, language)).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    files.flatMap((name) => flat(name, JSON.parse(readFileSync(join(folder, language, name), 'utf8')) as Tree)),
  )
}

interface Tree {
  readonly [key: string]: string | Tree
}

function flat(at: string, tree: Tree): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${at} ${key}`, value] as [string, string]] : flat(`${at} ${key}`, value),
  )
}

/** Counts that fall into every plural of our languages, and every choice that the message knows. */
function someValues(message: string): Record<string, string | number>[] {
  const choices = [...message.matchAll(/(\w+)\s*\{/g)].map(([, choice = '']) => choice)
  const values = [0, 1, 2, 3, 11, 100, 4.25, 12_345, 'anything', ...choices]
  return values.map((value) => Object.fromEntries(namesIn(message).map((name) => [name, value])))
}

/** The names of what a message fills in, also inside its plurals and choices. */
function namesIn(message: string): string[] {
  const names: string[] = []
  JSON.stringify(new IntlMessageFormat(message).getAst(), (_key, part: { type?: number; value?: string } | string) => {
    // Types 1 to 6 are arguments; 0 is text, 7 the number sign.
    if (typeof part === 'object' && part?.type !== undefined && part.type >= 1 && part.type <= 6) {
      names.push(String(part.value))
    }
    return part
  })
  return names
}
