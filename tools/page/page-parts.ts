// Which files of the build each page needs at once: the server names them in the page, so that none has to ask for the next.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { mountModule, pageModules } from './chunks.ts'

type Bundle = Rolldown.OutputBundle

const languages = { en: 'client/locales/en/all.ts', de: 'client/locales/de/all.ts', ar: 'client/locales/ar/all.ts' }

/** What brings a page to life that the server has written. */
const writtenModule = 'client/invited/written-page.ts'

/** Writes `page-parts.json` beside the page. */
export function pageParts(): Plugin {
  return {
    name: 'page-parts',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      const parts = {
        pages: mapped(pageModules, (modules) => filesOf(bundle, [mountModule, ...[modules].flat()])),
        written: filesOf(bundle, [writtenModule], withoutAnnounced),
        languages: mapped(languages, (module, language) => [
          ...filesOf(bundle, [module]),
          ...fontsOf(bundle, language),
        ]),
      }
      writeFileSync(join(dir, '../page-parts.json'), JSON.stringify(parts))
    },
  }
}

function mapped<Name extends string, From, To>(
  all: Readonly<Record<Name, From>>,
  to: (from: From, name: string) => To,
) {
  return Object.fromEntries(Object.entries<From>(all).map(([name, from]) => [name, to(from, name)])) as Record<Name, To>
}

/**
 * Letters that all words of a language are made of. Those of Latin words come soon enough by themselves: what stands in for them is about
 * as wide, so that nothing moves.
 */
const letters: Readonly<Record<string, RegExp>> = { ar: /[/]arabic-block-[^/]+[.]woff2$/ }

function fontsOf(bundle: Bundle, language: string): string[] {
  const isOne = (file: string) => letters[language]?.test(file) ?? false
  return Object.keys(bundle)
    .filter(isOne)
    .map((file) => `/${file}`)
}

/** Styles first: nothing is painted before they are there. What `index.html` names already is not named again. */
function filesOf(bundle: Bundle, modules: readonly string[], namedIn = (index: string) => index): string[] {
  const chunks = new Set<Rolldown.OutputChunk>()
  for (const module of modules) collect(chunkOf(bundle, module), bundle, chunks)
  const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)
  const index = Object.values(bundle).find(({ fileName }) => fileName === 'index.html')
  const named = index?.type === 'asset' ? namedIn(String(index.source)) : ''
  const styles = [...chunks].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])
  const scripts = [...chunks].filter((chunk) => chunk !== entry).map(({ fileName }) => fileName)
  return [...new Set([...styles, ...scripts])].map((file) => `/${file}`).filter((file) => !named.includes(file))
}

/** A page that the server has written does not announce the largest script. */
function withoutAnnounced(index: string): string {
  return index.replaceAll(/<link rel="modulepreload"[^>]*>/g, '')
}

function chunkOf(bundle: Bundle, module: string): Rolldown.OutputChunk {
  const found = Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(module)),
  )
  if (found?.type !== 'chunk') throw new Error(`No chunk of the build has ${module}`)
  return found
}

function collect(chunk: Rolldown.OutputChunk, bundle: Bundle, chunks: Set<Rolldown.OutputChunk>): void {
  if (chunks.has(chunk)) return
  chunks.add(chunk)
  for (const file of chunk.imports) {
    const imported = bundle[file]
    if (imported?.type === 'chunk') collect(imported, bundle, chunks)
  }
}
