// The style sheets of the server's own pages: the product's tokens, and the sheet of the page. Nothing is built for them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveBreakpoints } from '#shared/look/breakpoints.ts'

const tokens = readFileSync(join(import.meta.dirname, '../../shared/look/tokens.css'), 'utf8')

/** One sheet of several, with the tokens that it uses before it, and its breakpoints resolved. Read once, at the start. */
export function readStyleSheet(...paths: readonly string[]): string {
  const text = paths.map((path) => readFileSync(path, 'utf8')).join('\n')
  const sheet = text.replaceAll(/@media [^{]+/g, resolveBreakpoints)
  return `${usedTokens(sheet)}\n${sheet}`
}

/** What a token is in the light theme, for what is no style sheet. @throws where there is no such token. */
export function lightToken(name: `--${string}`): string {
  const value = new RegExp(`^\\s*${name}: (.+);$`, 'm').exec(tokens)?.[1]
  if (value === undefined) throw new Error(`There is no token ${name}`)
  return value
}

/** A page that should be there at once does not carry the other hundred tokens. */
function usedTokens(sheet: string): string {
  const lines = tokens
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const used = new Set(namesIn(sheet))
  // A set can grow while it is read: tokens are made of tokens.
  for (const name of used) {
    for (const line of lines) if (tokenOf(line) === name) for (const other of namesIn(line)) used.add(other)
  }
  return lines.filter((line) => used.has(tokenOf(line) ?? '') || tokenOf(line) === undefined).join('\n')
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name)
}

/** The token that a line declares. */
function tokenOf(line: string): string | undefined {
  return /^\s*(--[\w-]+):/.exec(line)?.[1]
}
