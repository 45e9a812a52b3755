// The sentences of refusals come with the words of each language. What the contract says in English for programs is left out of the
// page, and put into the English words at the build: every other language would bring both along, 1.8 KB as they are sent.
import type { Plugin } from 'vite'
import { refusals } from '#shared/refusals.ts'

const sentence = /sentence:\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*,?/g

/** Empties the sentences of the contract, and writes them into the English words. */
export function withoutSentences(): Plugin {
  const english = Object.fromEntries(Object.entries(refusals).map(([code, meaning]) => [code, meaning.sentence]))
  return {
    name: 'without-sentences',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /[/](?:shared[/]refusals[/][\w-]+|client[/]locales[/]en[/]refusals)[.]ts$/ },
      handler(code, id) {
        if (id.endsWith('/locales/en/refusals.ts')) return `export const refusals = ${JSON.stringify(english)}`
        return id.endsWith('/meaning.ts') ? undefined : code.replace(sentence, '')
      },
    },
  }
}
