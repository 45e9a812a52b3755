// What each page may ask of a phone before it can be used: bytes as they are sent, and requests. Part of `npm run check`. Every
// further kilobyte costs five milliseconds on slow 4G, and every round of requests a hundred and fifty.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { invitationSheet } from '#server/invitations/look/sheet.ts'
import { builtHash, hashInputs } from './build-inputs.ts'
import { root, runScript } from './process.ts'

/** Kilobytes, compressed with Brotli; requests count the page itself, and leave out fonts and pictures. */
interface Budget {
  readonly script: number
  readonly style: number
  readonly requests: number
}

const budgets: Readonly<Record<string, Budget>> = {
  shop: { script: 115, style: 14, requests: 9 },
  product: { script: 115, style: 14, requests: 9 },
  room: { script: 183, style: 18, requests: 10 },
  // Opened once a shift, mostly on a laptop: what it has in common with rooms and the shop comes in their files.
  desk: { script: 245, style: 24, requests: 24 },
}
/** The page of an invitation is read before any of its script has come; what joining takes is fetched once something was chosen. */
const invitationBudget: Budget = { script: 10, style: 10, requests: 6 }
/** The two faces of a page in Latin letters. */
const maxFontKilobytes = 60
const firstFonts = /(?:figtree|fraunces)-latin-wght-normal[^"')]*[.]woff2/g

interface PageParts {
  readonly pages: Readonly<Record<string, readonly string[]>>
  /** What the server's own page of an invitation needs. */
  readonly written: readonly string[]
  readonly languages: Readonly<Record<string, readonly string[]>>
}

if (builtHash(root) !== hashInputs(root)) {
  const { code, output } = await runScript('tools/build.ts')
  if (code !== 0) {
    console.log(output)
    process.exit(1)
  }
}
const dist = join(root, 'dist')
const index = readFileSync(join(dist, 'page/index.html'), 'utf8')
const parts = JSON.parse(readFileSync(join(dist, 'page-parts.json'), 'utf8')) as PageParts
const problems = [
  ...Object.entries(budgets).flatMap(([page, budget]) => overBudget(page, weightOfPage(filesOf(page)), budget)),
  ...overBudget('invitation', weightOfInvitation(), invitationBudget),
  ...overFonts(),
]
for (const problem of problems) console.log(problem)
process.exitCode = problems.length === 0 ? 0 : 1

function overBudget(page: string, measured: Budget, budget: Budget): string[] {
  const words = Object.entries<number>({ ...measured }).map(
    ([what, amount]) => `${what} ${Math.round(amount * 10) / 10}`,
  )
  console.log(`${page}: ${words.join(', ')}`)
  return Object.entries<number>({ ...measured }).flatMap(([what, amount]) => {
    const most = budget[what as keyof Budget]
    return amount > most ? [`The ${page} page has ${what} ${amount.toFixed(1)}; at most ${most} are allowed.`] : []
  })
}

function weightOfPage(files: readonly string[]): Budget {
  return { ...weightOf(files), requests: files.length + 1 }
}

/** With the style sheet that the server writes. */
function weightOfInvitation(): Budget {
  const { script, style, requests } = weightOfPage([...new Set([...firstFiles(), ...parts.written])])
  return { script, style: style + brotliCompressSync(invitationSheet).length / 1024, requests: requests + 1 }
}

/** What the page itself names. */
function firstFiles(): readonly string[] {
  return [...index.matchAll(/(?:src|href)="(\/assets\/[^"]+[.](?:js|css))"/g)]
    .map(([, file = '']) => file)
    .filter((file) => !isAnnounced(file))
}

/** The largest script is announced in the page, but not in one that the server writes something into. */
function isAnnounced(file: string): boolean {
  return new RegExp(`rel="modulepreload"[^>]*href="${file}"`).test(index)
}

/** Everything a page is given at once, in the language with the longest words. */
function filesOf(page: string): readonly string[] {
  const always = [...index.matchAll(/(?:src|href)="(\/assets\/[^"]+[.](?:js|css))"/g)].map(([, file = '']) => file)
  const words = Object.values(parts.languages).map((files) =>
    files.filter((file) => file.endsWith('.js') && !file.includes('runtime')),
  )
  const longest = words.toSorted((one, other) => bytesOf(other) - bytesOf(one))[0] ?? []
  return [...new Set([...always, ...(parts.pages[page] ?? []), ...longest])]
}

function weightOf(files: readonly string[]): { script: number; style: number } {
  const kilobytes = (end: string) => bytesOf(files.filter((file) => file.endsWith(end))) / 1024
  return { script: kilobytes('.js'), style: kilobytes('.css') }
}

function bytesOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + sentBytes(join(dist, 'page', file)), 0)
}

function sentBytes(path: string): number {
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size
}

function overFonts(): string[] {
  const styles = filesOf('shop').filter((file) => file.endsWith('.css'))
  const sheet = styles.map((file) => readFileSync(join(dist, 'page', file), 'utf8')).join('\n')
  const fonts = [...new Set(sheet.match(firstFonts))]
  const kilobytes = bytesOf(fonts.map((name) => `/assets/${name}`)) / 1024
  console.log(`fonts: ${kilobytes.toFixed(1)}`)
  // Two, or what counts them no longer finds them.
  if (fonts.length !== 2) return [`The page begins with ${fonts.length} fonts, and two are expected.`]
  return kilobytes > maxFontKilobytes
    ? [`The first fonts have ${kilobytes.toFixed(1)} KB; at most ${maxFontKilobytes} are allowed.`]
    : []
}
