// `@media (--phone)` in every sheet of the page, from the table that the page's code reads as well. Browsers do not know
// `@custom-media` yet, and Lightning CSS resolves it only within one file.
import { resolveBreakpoints } from '../../shared/look/breakpoints.ts'

/** Replaces named breakpoints by their media queries; a PostCSS plugin, which Vite runs over every sheet. */
export function namedBreakpoints() {
  return {
    postcssPlugin: 'named-breakpoints',
    AtRule: {
      media: (rule: { params: string }) => {
        const resolved = resolveBreakpoints(rule.params)
        // An assignment makes PostCSS visit the rule again.
        if (resolved !== rule.params) rule.params = resolved
      },
    },
  }
}
