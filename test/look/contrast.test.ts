import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '#tools/process.ts'
import { readSheet } from '#tools/styles/sheet.ts'
import type { Rule } from '#tools/styles/sheet.ts'

// Contrast as WCAG 2.2 measures it: 4.5 : 1 for text, 3 : 1 for the edges of what is operated and for what is drawn.
const text = 4.5
const drawn = 3

const members = Array.from({ length: 8 }, (_, index) => `--member-${index}`)
const grounds = ['--paper', '--raise', '--tint']
const inks = ['--ink', '--soft', '--ok', '--warn', '--no']

const pairs: readonly (readonly [ink: string, ground: string, least: number])[] = [
  ...grounds.flatMap((ground) => inks.map((ink) => [ink, ground, text] as const)),
  // Names in the colour of a member, and the accent, stand on the page itself; on a tint they would be too faint.
  ...['--paper', '--raise'].flatMap((ground) => ['--accent', ...members].map((ink) => [ink, ground, text] as const)),
  ...members.map((member) => ['--on-member', member, text] as const),
  // What is asked of somebody, and what is warned of.
  ...['--ink', '--soft', '--no', '--ok', '--warn'].map((ink) => [ink, '--accent-wash', text] as const),
  ...['--ok', '--warn', '--no'].flatMap((ink) => [
    [ink, `${ink}-wash`, text] as const,
    ['--ink', `${ink}-wash`, text] as const,
  ]),
  ['--accent-ink', '--accent', text],
  ['--paper', '--ink', text],
  ...grounds.map((ground) => ['--line-strong', ground, drawn] as const),
]

const themes = { light: tokensOf('light'), dark: tokensOf('dark') }

for (const [theme, tokens] of Object.entries(themes)) {
  test.each(pairs)(`${theme}: %s on %s has at least %d : 1`, (ink, ground, least) => {
    expect(contrast(tokens.get(ink), tokens.get(ground))).toBeGreaterThanOrEqual(least)
  })

  test(`${theme}: every ink that a sheet puts on a ground of its own can be read`, () => {
    const found = pairsInSheets(tokens)
    expect(found.length).toBeGreaterThan(20)
    const tooLow = found.filter(({ ink, ground }) => contrast(tokens.get(ink), tokens.get(ground)) < text)
    expect(tooLow).toEqual([])
  })
}

test('both themes have the same colours', () => {
  const coloursOf = (tokens: ReadonlyMap<string, string>) =>
    [...tokens].filter(([, value]) => value.startsWith('#')).map(([name]) => name)
  expect(coloursOf(themes.dark).toSorted()).toEqual(coloursOf(themes.light).toSorted())
  for (const name of coloursOf(themes.light)) expect(declared('dark').has(name), name).toBe(true)
})

/** Every rule that sets both, by the tokens it names. */
function pairsInSheets(tokens: ReadonlyMap<string, string>): { place: string; ink: string; ground: string }[] {
  const sheets = ['client', 'server'].flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.css'))
      .map((path) => readSheet(join(part, path), readFileSync(join(root, part, path), 'utf8'))),
  )
  return sheets.flatMap(({ path, rules }) =>
    rules.flatMap((rule) => {
      const ink = tokenIn(rule, ['color', '--button-own-ink', '--icon-button-own-ink'])
      const ground = tokenIn(rule, [
        'background',
        'background-color',
        '--button-own-ground',
        '--icon-button-own-ground',
      ])
      if (ink === undefined || ground === undefined || !tokens.has(ink) || !tokens.has(ground)) return []
      return [{ place: `${path}:${rule.line}`, ink, ground }]
    }),
  )
}

function tokenIn({ declarations }: Rule, properties: readonly string[]): string | undefined {
  const value = declarations.find(({ property }) => properties.includes(property))?.value
  return /^var\((--[\w-]+)\)$/.exec(value ?? '')?.[1]
}

/** The tokens of a theme; what dark does not name is as in light. */
function tokensOf(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  return new Map([...declared('light'), ...(theme === 'dark' ? declared('dark') : [])])
}

function declared(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const path = 'shared/look/tokens.css'
  const { rules } = readSheet(path, readFileSync(join(root, path), 'utf8'))
  const isDark = ({ within }: Rule) => within.some((at) => at.includes('prefers-color-scheme: dark'))
  const own = rules.filter((rule) => isDark(rule) === (theme === 'dark'))
  return new Map(own.flatMap(({ declarations }) => declarations.map(({ property, value }) => [property, value])))
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

/** Relative luminance, as WCAG defines it. */
function luminance(colour = ''): number {
  const [, short, long] = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/.exec(colour) ?? []
  const digits = long ?? (short ?? '').replaceAll(/./g, '$&$&')
  if (digits === '') throw new Error(`${colour} is no colour that can be measured`)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(digits.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
