// Lets the compiler know every key: a word that does not exist is an error.
import 'i18next'
import type { words } from './en/all.ts'
import type { moreWords } from './en/more.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: typeof words & typeof moreWords
  }
}
