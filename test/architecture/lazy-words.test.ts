import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/support/folders.ts'
import { inspectLazyWords } from '#tools/lazy-words-rule.ts'

test('no part of the page can show a key in place of a word', () => {
  const { files, lazyFiles, problems } = inspectLazyWords()
  expect(problems).toEqual([])
  expect(files).toBeGreaterThan(100)
  expect(lazyFiles).toBeGreaterThan(100)
})

const firstWords = `import cart from './cart.json'\nimport { refusals } from './refusals.ts'\nexport const words = { cart, refusals }`
const talk = `export const Talk = () => useTranslation('talk').t('send')`

test.each([
  ['together with the page', `import { Talk } from './talk.tsx'`],
  ['by an import of its own', `const load = () => import('./talk.tsx')`],
  ['by way of a further file', `import './between.ts'`],
])('a part that is loaded %s says only words that are there at first', (_how, loads) => {
  expect(problemsOf({ 'client/main.ts': loads, 'client/between.ts': `import '#client/talk.tsx'` })).toEqual([
    'client/talk.tsx:1 says words of talk, but is not loaded by lazyPart',
  ])
})

test.each([
  ['lazyPart brings all words', `lazyPart(async () => (await import('./talk.tsx')).Talk)`],
  ['an import of types loads nothing', `import type { Talk } from './talk.tsx'`],
  ['words that are there at first may be said', `useTranslation('cart'); useTranslation('refusals')`],
  ['who loads more words may say them', `await loadMoreWords(); word('talk:send')`],
])('%s', (_what, code) => {
  expect(problemsOf({ 'client/main.ts': code })).toEqual([])
})

function problemsOf(files: Record<string, string>): readonly string[] {
  const folder = temporaryFolder()
  const all = {
    'client/talk.tsx': talk,
    'client/locales/en/all.ts': firstWords,
    'client/locales/en/refusals.ts': '',
    'client/locales/en/cart.json': '{}',
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return inspectLazyWords(folder).problems
}
