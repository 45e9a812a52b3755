import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/support/folders.ts'
import { inspectStyles } from '#tools/style-rule.ts'

test('every class is worn and styled, by one feature, in lengths of the tokens', () => {
  const { sheets, classes, problems } = inspectStyles()
  expect(problems).toEqual([])
  // A tool that cannot read the sheets finds nothing wrong with them: the numbers say that they were read.
  expect(sheets).toBeGreaterThan(90)
  expect(classes).toBeGreaterThan(600)
  // Reads every file of the page.
}, 60_000)

const card = `export const Card = ({ warm }) => <p className={classes('card', warm && 'card-warm')} />`
const sheet = '.card {\n  display: grid;\n}\n\n.card-warm {\n  color: red;\n}\n'

test('a card whose classes are all there has no problem', () => {
  expect(problemsOf({ 'client/cart/card.tsx': card, 'client/cart/card.css': sheet })).toEqual([])
})

test('a misspelt class is found in each place where the code names classes', () => {
  const spelt = [
    `const a = <p className="crad" />`,
    `const a = <p className={is ? 'card' : 'crad'} />`,
    `const a = <p className={classes('card', is && 'crad')} />`,
    'const a = <p className={`card crad-${kind}`} />',
    'const a = <p className={`card crad-${is ? "a" : "b"}`} />',
    `element.className = 'crad'`,
    `element.classList.add('crad')`,
    `document.querySelector('.crad')`,
  ]
  for (const text of spelt) {
    const code = `${card}\n${text}`
    expect(problemsOf({ 'client/cart/card.tsx': code, 'client/cart/card.css': sheet }).join('\n'), text).toMatch(
      /^client\/cart\/card[.]tsx:2 no (?:sheet|element) has the class crad/m,
    )
  }
})

test('a rule that no element is for is found', () => {
  const dead = `${sheet}\n.card-cold .card,\n.card:hover {\n  color: blue;\n}\n`
  expect(problemsOf({ 'client/cart/card.tsx': card, 'client/cart/card.css': dead })).toEqual([
    'client/cart/card.css:9 no element has the class card-cold',
  ])
})

test('a class of which only the beginning is written counts for all that begin so', () => {
  const code = '<p className={`card-${kind}`} />'
  const rules = '.card-warm {\n  color: red;\n}\n'
  expect(problemsOf({ 'client/cart/card.tsx': code, 'client/cart/card.css': rules })).toEqual([])
})

test('a class that a journey looks for and that no element has is found', () => {
  const files = { 'client/cart/card.tsx': card, 'client/cart/card.css': sheet }
  const journey = `await page.locator('.card .cart-card').waitFor()`
  expect(problemsOf({ ...files, 'test/journeys/cart.test.ts': journey })).toEqual([
    'test/journeys/cart.test.ts:1 no element has the class cart-card',
  ])
})

test('two features cannot have the same class, and none styles only what is another’s', () => {
  const problems = problemsOf({
    'client/cart/card.tsx': card,
    'client/cart/card.css': sheet,
    'client/talk/talk.tsx': `<p className="card talk" />`,
    'client/talk/talk.css':
      '.card {\n  color: red;\n}\n\n.talk .card-warm {\n  color: red;\n}\n\n.card-warm + p {\n  color: red;\n}\n',
  })
  expect(problems).toContain('client/talk/talk.css:1 another feature has a class card too')
  expect(problems).toContain('client/cart/card.css:1 another feature has a class card too')
  expect(problems.filter((problem) => problem.includes('talk.css:5'))).toEqual([
    'client/talk/talk.css:5 another feature has a class card-warm too',
  ])
})

test('the pages of the server have classes of their own', () => {
  const files = { 'client/cart/card.tsx': card, 'client/cart/card.css': sheet }
  const page = 'const page = html`<p class="card lead">${text}</p>`'
  expect(
    problemsOf({
      ...files,
      'server/http/docs/docs-page.ts': page,
      'server/http/docs/docs.css': '.card {\n  color: red;\n}\n',
    }),
  ).toEqual(['server/http/docs/docs-page.ts:1 no sheet has the class lead'])
})

test('a feature varies a button by its properties, not by a rule', () => {
  const problems = problemsOf({
    'client/ui/button.tsx': `<button className="button" />`,
    'client/ui/button.css': '.button {\n  block-size: var(--button-height, auto);\n}\n',
    'client/cart/card.tsx': card,
    'client/cart/card.css': `${sheet}\n.card > .button {\n  color: red;\n}\n\n.card:hover {\n  --button-height: 100%;\n}\n`,
  })
  expect(problems).toEqual([
    'client/cart/card.css:9 .card > .button reaches into a component; it has properties to be varied by',
  ])
})

test('a class that sets the gap of a layout is worn together with one', () => {
  const problems = problemsOf({
    'client/ui/layout.css': '.row {\n  --gap: 0;\n  display: flex;\n  gap: var(--gap);\n}\n',
    'client/cart/card.tsx': `const a = <p className="row card" />\nconst b = <p className="card" />`,
    'client/cart/card.css': '.card {\n  --gap: 1px;\n}\n',
  })
  expect(problems).toEqual(['client/cart/card.tsx:2 card sets the gap of a layout, and is worn without one'])
})

test('custom properties, animations and attributes must be set and read', () => {
  const rules = `${sheet}
.card[data-open] {
  --height: 100%;
  block-size: var(--hieght);
  animation: apear 1s;
}

@keyframes appear {
  from {
    opacity: 0;
  }
}
`
  expect(problemsOf({ 'client/cart/card.tsx': card, 'client/cart/card.css': rules })).toEqual([
    'client/cart/card.css:10 nothing reads --height',
    'client/cart/card.css:11 nothing sets --hieght',
    'client/cart/card.css:12 no animation is called apear',
    'client/cart/card.css:15 nothing plays the animation appear',
    'client/cart/card.css:9 no element has data-open',
  ])
})

test.each([
  ['padding: 13px', 'padding: 13px is no token'],
  ['inline-size: min(100%, 20rem)', 'inline-size: 20rem is no token'],
  ['gap: 0.5em', 'gap: 0.5em is no token'],
  ['inset: -3px', 'inset: -3px is no token'],
  ['z-index: 3', 'z-index: 3 is no layer of the tokens'],
  ['--side: 60px', '--side: 60px is no token'],
])('a sheet that says `%s` is refused', (declaration, words) => {
  const rules = `.card {\n  ${declaration};\n}\n\n.card-warm {\n  inline-size: var(--side, 0);\n  --side: 1px;\n}\n`
  expect(problemsOf({ 'client/cart/card.tsx': card, 'client/cart/card.css': rules })).toEqual([
    `client/cart/card.css:2 ${words}`,
  ])
})

test('hairlines, shares and what follows the text may be written as they are', () => {
  const rules = `.card {
  border: 1px solid;
  inset: -1px 0 auto;
  inline-size: calc(50% - 1px);
  block-size: 1.2em;
  max-inline-size: 40ch;
  grid-template-columns: 2fr minmax(0, 1fr);
  min-block-size: 40dvh;
}

.card-warm {
  letter-spacing: -0.02em;
}
`
  expect(problemsOf({ 'client/cart/card.tsx': card, 'client/cart/card.css': rules })).toEqual([])
})

test('a width has a name before the layout changes at it', () => {
  const rules = (condition: string) => `${sheet}\n@media (${condition}) {\n  .card {\n    display: none;\n  }\n}\n`
  const problems = (condition: string) =>
    problemsOf({ 'client/cart/card.tsx': card, 'client/cart/card.css': rules(condition) })
  expect(problems('--phone')).toEqual([])
  expect(problems('hover: hover')).toEqual([])
  expect(problems('max-width: 639px')).toEqual(['client/cart/card.css:9 @media (max-width: 639px) names no breakpoint'])
  expect(problems('--telephone')).toEqual(['client/cart/card.css:9 no breakpoint is called --telephone'])
})

/** The problems of a small copy of the project's layout. */
function problemsOf(files: Record<string, string>): readonly string[] {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return inspectStyles(folder).problems
}
