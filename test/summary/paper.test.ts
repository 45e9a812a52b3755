import { expect, test } from 'vitest'
import { paperHtml } from '#client/summary/paper-html.ts'
import { paperOf } from '#client/summary/paper-of.ts'
import { paperText } from '#client/summary/paper-text.ts'
import type { Paper } from '#client/summary/paper.ts'
import { summaryOf } from '#shared/summary/summary.ts'
import { fill } from '#client/locales/messages.ts'
import english from '#client/locales/en/summary.json' with { type: 'json' }
import { readMessage } from '#tools/page/read-messages.ts'
import { partsOf } from './lake-weekend.ts'

type Words = { readonly [key: string]: string | Words }

/** The page's English messages. */
function said(key: string, values: Record<string, unknown> = {}): string {
  const found = key.split('.').reduce<string | Words>((at, part) => (at as Words)[part] ?? key, english)
  return fill(readMessage(found as string), values, 'en')
}

function paperFor(locale = 'en'): Paper {
  return paperOf(summaryOf(partsOf()), {
    t: said as never,
    locale,
    language: 'en',
    direction: 'ltr',
    now: Date.UTC(2026, 4, 2, 9),
    initialOf: (name) => name.slice(0, 1),
    thing(line) {
      const [product] = line.split(':')
      return { title: `The ${product}`, words: '', picture: { src: `/pictures/${product}.webp` } }
    },
    shop: { name: 'Ridge Outfitters', currency: 'EUR' },
    title: 'Lake weekend',
    address: 'https://shop.example/r/abc',
  })
}

test('the plain text of a summary says what was decided, by whom, why, for how much, and what is open', () => {
  const text = paperText(paperFor())
  expect(text).toContain('• The pack  2 × €178 = €356\n  Ana 1, Ben 1\n  Ben decided, May 1')
  expect(text).toContain('“Which mugs?”: 2 of 3 chose it, May 1\n  Voted for it: Ben and Cleo')
  expect(text).toContain('Dan (left)')
  expect(text).toContain('Ana: €223\nBen: €214\nCleo: €18\nTotal: €455')
  expect(text).toContain('One product has no price yet and isn’t included.')
  expect(text).toContain('One product isn’t available and isn’t included.')
  expect(text).toContain('— Not available —\n• The boot\n')
  expect(text).toContain('€45 left of the €500 budget.')
  expect(text).toContain('? Boots at all?\n  The boot or The coat · 1 of 2 voted')
  expect(text).toContain('? Who has a car?\n  Ana asked Ben and Cleo · 1 answer')
  expect(text).not.toContain('Saturday or Sunday?')
  expect(text.trimEnd().endsWith('https://shop.example/r/abc')).toBe(true)
})

test('amounts are in the reader’s locale', () => {
  expect(paperText(paperFor('de')).replaceAll('\u00A0', ' ')).toContain('Total: 455 €')
})

const nasty = `<img src=x onerror="alert(1)">'"&</script><style>`

test('texts of members and shops never become markup in the file', () => {
  const clean = paperFor()
  const html = paperHtml(withNasty(clean), 'https://shop.example/')
  expect(html).not.toContain('<img src=x')
  expect(html).not.toContain('</script>')
  expect(html.match(/<style>/g)).toHaveLength(1)
  // As many elements as with harmless texts.
  expect(html.match(/<[a-z]/g)).toHaveLength(paperHtml(clean, 'https://shop.example/').match(/<[a-z]/g)?.length ?? 0)
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;')
})

test('the file runs no script and loads nothing but pictures by their absolute addresses', () => {
  const html = paperHtml(paperFor(), 'https://shop.example/r/abc')
  expect(html).not.toMatch(/<script|javascript:|\son\w+=|<link|@import|url\(/i)
  expect(html).toContain(`content="default-src 'none'; img-src http: https:; style-src 'unsafe-inline'"`)
  expect(html).toContain('<img src="https://shop.example/pictures/pack.webp" alt=""')
})

test.each(['javascript:alert(1)', 'data:text/html,<b>', 'http://[', ''])(
  'a picture at %s is left out of the file, or is only a page of the shop',
  (src) => {
    const paper = paperFor()
    const sections = paper.sections.map((section) => ({
      ...section,
      lines: section.lines.map((line) => ({ ...line, picture: { src, tint: 'red;background:url(//evil.example)' } })),
    }))
    const html = paperHtml({ ...paper, sections }, 'https://shop.example/')
    expect(html).not.toMatch(/src="(?!https:\/\/shop\.example\/)/)
    expect(html).not.toContain('evil.example')
  },
)

/** Every text of the paper that comes from people or from a shop. */
function withNasty(paper: Paper): Paper {
  return {
    ...paper,
    title: nasty,
    occasion: nasty,
    sections: paper.sections.map((section) => ({
      ...section,
      lines: section.lines.map((line) => ({
        ...line,
        title: nasty,
        words: line.words === '' ? '' : nasty,
        why: line.why.map(() => nasty),
        wants: line.wants.map((want) => ({ ...want, name: nasty })),
      })),
    })),
    costs: paper.costs && {
      ...paper.costs,
      shares: paper.costs.shares.map((share) => ({ ...share, name: nasty, initial: '<' })),
    },
    open: { ...paper.open, matters: paper.open.matters.map((matter) => ({ ...matter, text: nasty })) },
    people: { ...paper.people, list: paper.people.list.map((person) => ({ ...person, name: nasty })) },
  }
}
