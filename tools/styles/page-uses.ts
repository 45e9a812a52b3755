// Which classes the server's own pages name: they are texts, `class="…"`.
import type { Use, Uses } from './class-uses.ts'

/** Reads one file of TypeScript that writes HTML. */
export function readPageUses(path: string, text: string): Uses {
  const given: Use[] = []
  for (const { 1: words = '', index } of text.matchAll(/\bclass="([^"]*)"/g)) {
    const line = text.slice(0, index).split('\n').length
    // What is put in at run time can be any one class.
    const names = words.replaceAll(/\$\{[^}]*\}/g, '*').split(/\s+/)
    for (const name of names) if (name !== '') given.push({ name, path, line })
  }
  return { given, soughtFor: [], properties: new Set(), attributes: new Set(text.match(/\bdata-[a-z-]+/g)) }
}
