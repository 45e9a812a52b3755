// The built page's index.html, as the server sends it with something written in: a head for link previews, and what a reader sees
// before any script runs.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { html, raw } from 'hono/html'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { Html } from './small-page.ts'

/** What is written into the page. */
export interface WrittenIn {
  readonly language: AnswerLanguage
  /** Replaces the title; it has one of its own. */
  readonly head: Html
  /** Stands where the page is drawn. */
  readonly body: Html
}

interface ReadIndex {
  readonly text: string
  /** Of its last change, milliseconds since 1970. */
  readonly at: number
}

/** Reads the built page, again whenever it was built anew. */
export class BuiltPages {
  readonly #file: string
  #read: ReadIndex | undefined

  /** @param builtDir where `npm run build` put the page. */
  constructor(builtDir: string) {
    this.#file = join(builtDir, 'page/index.html')
  }

  /**
   * The page with something written in; undefined where it has not been built. Its largest script is not announced: what is
   * written in is read first, and needs no script.
   */
  async page({ language, head, body }: WrittenIn): Promise<Html | undefined> {
    const index = await this.#index()
    if (index === undefined) return undefined
    const [before, between, after] = partsOf(index)
    return html`${raw(before.replace(openingTag, rootTag(language)))}${head}${raw(between)}${body}${raw(after)}`
  }

  /** The addresses of the style sheets of the page, which bring its fonts; none where it has not been built. */
  async styleSheets(): Promise<readonly string[]> {
    const index = await this.#index()
    return [...(index ?? '').matchAll(/<link rel="stylesheet"[^>]* href="([^"]+)"/g)].map(([, href = '']) => href)
  }

  async #index(): Promise<string | undefined> {
    try {
      const { mtimeMs } = await stat(this.#file)
      if (this.#read?.at !== mtimeMs) this.#read = { text: await readFile(this.#file, 'utf8'), at: mtimeMs }
      return this.#read.text
    } catch {
      return undefined
    }
  }
}

const openingTag = /<html [^>]*>/
const titleTag = /<title>[^<]*<\/title>/
const place = '<div id="page">'

/** What stands before the title, between it and the place of the page, and after that. */
function partsOf(index: string): readonly [string, string, string] {
  const shown = index.replaceAll(/<link rel="modulepreload"[^>]*>\n?/g, '')
  const title = titleTag.exec(shown)
  const placeAt = shown.indexOf(place)
  if (!title || placeAt === -1) throw new Error('index.html has no title, or no element "page"')
  const bodyAt = placeAt + place.length
  return [shown.slice(0, title.index), shown.slice(title.index + title[0].length, bodyAt), shown.slice(bodyAt)]
}

function rootTag(language: AnswerLanguage): string {
  return `<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`
}
