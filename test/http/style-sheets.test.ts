import { expect, test } from 'vitest'
import { startTestServer } from '#test/support/server.ts'

async function sheet(path: '/docs/docs.css' | '/a/answer.css' | '/i/invitation.css') {
  const { url } = await startTestServer()
  return (await fetch(url + path)).text()
}

test.each(['/docs/docs.css', '/a/answer.css', '/i/invitation.css'] as const)(
  'every token that %s reads is in it',
  async (path) => {
    const css = await sheet(path)
    const set = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name))
    // What a script may set has a value for when it does not.
    for (const [, name] of css.matchAll(/var\((--[\w-]+)\)/g)) expect(set).toContain(name)
  },
)

test.each(['/docs/docs.css', '/a/answer.css', '/i/invitation.css'] as const)('%s has both themes', async (path) => {
  const css = await sheet(path)
  expect(css.match(/--paper: #[0-9a-f]{6}/g)).toHaveLength(2)
  expect(css).toContain('@media (prefers-color-scheme: dark)')
})

test('browsers are told widths, for they do not know the names of breakpoints', async () => {
  const css = await sheet('/docs/docs.css')
  expect(css).toContain('@media (max-width: 639px)')
  expect(css).not.toMatch(/@media[^{]*--/)
})

test('a page does not carry tokens that it does not use', async () => {
  expect(await sheet('/a/answer.css')).not.toContain('--title-hero')
})
