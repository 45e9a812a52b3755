// `@media (prefers-color-scheme: dark)` in every sheet of the page also follows what a person chose: a dark theme that was chosen holds
// on a light system, and a light one on a dark system. Specificity stays as it is written, so that no rule wins by it.

import type { CSSOptions } from 'vite'

type Configured = NonNullable<Exclude<CSSOptions['postcss'], string | undefined>['plugins']>[number]
type Plugin = Extract<Configured, { postcssPlugin: string }>

/** A PostCSS plugin, which Vite runs over every sheet. */
export function chosenTheme(): Plugin {
  return {
    postcssPlugin: 'chosen-theme',
    Once(root) {
      root.walkAtRules('media', (media) => {
        if (media.params !== '(prefers-color-scheme: dark)') return
        const chosen = media.clone()
        chosen.walkRules((rule) => void (rule.selector = whereRoot(rule.selector, "[data-theme='dark']")))
        media.walkRules((rule) => void (rule.selector = whereRoot(rule.selector, ":not([data-theme='light'])")))
        media.after(chosen.nodes ?? [])
      })
    },
  }
}

/** The selectors of a rule, where the root of the page meets a condition. */
export function whereRoot(selector: string, condition: string): string {
  return selector
    .split(',')
    .map((one) => one.trim())
    .map((one) =>
      one.startsWith(':root')
        ? `:root:where(${condition})${one.slice(':root'.length)}`
        : `:where(:root${condition}) ${one}`,
    )
    .join(', ')
}
