// The page as the server sends it first: drawn already, with the answers that it was drawn with, so that a phone on a slow network
// shows it before any script has come. What draws it is the page's own code (`client/app/render.tsx`), built for this.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { choiceCookies, isTheme, roomsInFront } from '#shared/choices.ts'
import type { Theme } from '#shared/choices.ts'
import type { ShopId } from '#shared/ids.ts'
import { firstAnswersId } from '#shared/pages/first-page.ts'
import type { FirstPage } from '#shared/pages/first-page.ts'
import type { ReportError } from './jobs/clock.ts'
import { keptText } from './kept-text.ts'
import { languagesIn } from './negotiation.ts'
import { writeHead } from './page-head.ts'
import type { PageHead } from './page-head.ts'

/** The pages that the server draws, by their names in `client/app/pages.ts`. */
export type PageName = 'shop' | 'product' | 'room'

/** A page to be drawn for a request. */
export interface DrawnPage {
  readonly name: PageName
  readonly head: PageHead
  /** What the page would ask for first: answers by the names that `#shared/pages/first-page.ts` gives the questions. */
  readonly answers: FirstPage['answers']
  /** The shop it belongs to, where the rooms of a device are shown on it. */
  readonly shop?: ShopId
  /** The parameters of the query that the page goes by; no others reach it. */
  readonly query?: readonly string[]
}

/** Files of the build that a page needs at once. */
interface PageParts {
  readonly pages: Readonly<Record<PageName, readonly string[]>>
  readonly languages: Readonly<Record<string, readonly string[]>>
}

/** What the build left: a fixed part, the files of each page, and what draws them. */
interface Built {
  readonly index: string
  readonly parts: PageParts
  readonly renderPage: (page: FirstPage) => Promise<string>
  readonly languages: Readonly<Record<string, 'ltr' | 'rtl'>>
}

/** A page for a reader who may have chosen a theme. */
interface Reader {
  readonly first: FirstPage
  readonly theme: Theme | undefined
  /** How many rooms of the shop their device shows. */
  readonly rooms: number
}

/** Drawn pages that are kept: drawing one takes some milliseconds, and the same ones are asked for again and again. */
const mostKept = 200
const mostAddressLength = 2_000

export class FirstPages {
  readonly #dir: string
  readonly #reportError: ReportError
  readonly #kept = new Map<string, ReturnType<typeof keptText>>()
  #built: Promise<Built> | undefined

  /** @param options.builtDir where `npm run build` put the page. */
  constructor({ builtDir, reportError }: { builtDir: string; reportError: ReportError }) {
    this.#dir = builtDir
    this.#reportError = reportError
  }

  /** Draws a page in the reader's language. @returns undefined where it cannot be drawn: the plain page, which asks by itself, is as good. */
  async draw(c: Context, page: DrawnPage): Promise<Response | undefined> {
    if (c.req.path.length > mostAddressLength) return undefined
    try {
      const built = await this.#read()
      const first = firstPage(c, page, built)
      const chosen = getCookie(c, choiceCookies.theme)
      const rooms = roomsInFront(getCookie(c, choiceCookies.rooms), page.shop ?? '')
      const answer = await this.#keep(page, { first, theme: isTheme(chosen) ? chosen : undefined, rooms }, built)(c)
      answer.headers.append('vary', 'Accept-Language, Cookie')
      // For those who read no page, such as a program that fetches its pictures.
      if (page.head.isUnlisted === true) answer.headers.set('x-robots-tag', 'noindex')
      return answer
    } catch (fault) {
      this.#reportError(fault, 'A page could not be drawn, and was sent plain')
      return undefined
    }
  }

  /** The language that a page is drawn in for the reader. */
  async languageOf(c: Context): Promise<string> {
    try {
      return chosenLanguage(c, await this.#read())
    } catch {
      // Without a build there is no page to draw either.
      return 'en'
    }
  }

  /** The same page with the same answers is the same text, whoever asks for it. */
  #keep(page: DrawnPage, reader: Reader, built: Built): ReturnType<typeof keptText> {
    const key = createHash('sha256')
      .update(JSON.stringify([page.name, page.head, reader]))
      .digest('base64')
    const kept = this.#kept.get(key) ?? keptText(() => write(page, reader, built), headers)
    // The one that was asked for last goes last.
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
    return kept
  }

  #read(): Promise<Built> {
    this.#built ??= readBuilt(this.#dir)
    // A build that is just being made is there at the next request.
    this.#built.catch(() => (this.#built = undefined))
    return this.#built
  }
}

/** Asked about each time: what is on it changes. */
const headers = { 'cache-control': 'private, no-cache', 'content-type': 'text/html; charset=UTF-8' }

async function readBuilt(dir: string): Promise<Built> {
  const [index, parts, code] = await Promise.all([
    readFile(join(dir, 'page/index.html'), 'utf8'),
    readFile(join(dir, 'page-parts.json'), 'utf8'),
    import(pathToFileURL(join(dir, 'render/render.js')).href) as Promise<Pick<Built, 'renderPage' | 'languages'>>,
  ])
  return { index, parts: JSON.parse(parts) as PageParts, renderPage: code.renderPage, languages: code.languages }
}

function firstPage(c: Context, { answers, query = [] }: DrawnPage, built: Built): FirstPage {
  const asked = new URL(c.req.url).searchParams
  const kept = [...asked].filter(([name]) => query.includes(name))
  return {
    path: c.req.path,
    search: kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`,
    language: chosenLanguage(c, built),
    readerLanguages: languagesIn(c.req.header('accept-language')),
    answers,
  }
}

/** What the address asks for, what was chosen for the device, or else the reader's dearest language that the page has. */
function chosenLanguage(c: Context, { languages }: Pick<Built, 'languages'>): string {
  const asked = c.req.query('lang') ?? ''
  const wishes = [asked, getCookie(c, choiceCookies.language) ?? '', ...languagesIn(c.req.header('accept-language'))]
  const wished = wishes.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '')
  return wished.find((wish) => Object.hasOwn(languages, wish)) ?? 'en'
}

async function write(
  { name, head }: DrawnPage,
  { first, theme, rooms }: Reader,
  { index, parts, renderPage, languages }: Built,
): Promise<string> {
  const files = [...parts.pages[name], ...(parts.languages[first.language] ?? [])]
  const drawn = await renderPage(first)
  const about = (await writeHead(head)).toString()
  const look = `${theme === undefined ? '' : ` data-theme="${theme}"`}${rooms === 0 ? '' : ` data-rooms="${rooms}"`}`
  // In a script nothing but this sign could end it.
  const answers = JSON.stringify(first.answers).replaceAll('<', '\\u003c')
  const data = `<script type="application/json" id="${firstAnswersId}">${answers}</script>`
  return index
    .replace(
      '<html lang="en" dir="ltr">',
      () => `<html lang="${first.language}" dir="${languages[first.language]}"${look}>`,
    )
    .replace(/<title>[^<]*<\/title>/, () => about)
    .replace('</head>', () => `${files.map(linkTo).join('')}</head>`)
    .replace('<div id="page"></div>', () => `<div id="page">${drawn}</div>${data}`)
}

function linkTo(file: string): string {
  if (file.endsWith('.woff2')) return `<link rel="preload" as="font" type="font/woff2" crossorigin href="${file}">`
  return file.endsWith('.css')
    ? `<link rel="stylesheet" crossorigin href="${file}">`
    : `<link rel="modulepreload" crossorigin fetchpriority="low" href="${file}">`
}
