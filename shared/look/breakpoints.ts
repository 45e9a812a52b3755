// The widths at which the layout changes, by name. Style sheets write `@media (--phone)`; the build, the server's own pages
// and the page's code all read this table, so that none of them can disagree.

const phone = 640
const product = 740
const narrow = 900
const hero = 1000
const room = 1100
const wide = 1280
/** Lower than that, a large window has no room for the small pictures under the large one. */
const tall = 860

/** Every named breakpoint with its media query. */
export const breakpoints = {
  /** Sheets instead of panels, and the dock. */
  '--phone': below(phone),
  '--above-phone': from(phone),
  /** The shop's product page: pictures above or beside what is bought. */
  '--product-stacked': below(product),
  '--product-beside': from(product),
  /** No room beside the content for what helps only now and then. */
  '--narrow': below(narrow),
  /** The shop's first picture stands beside its words. */
  '--hero-beside': from(hero),
  /** The room: cart and chat below or beside the stage. */
  '--room-stacked': below(room),
  '--room-beside': from(room),
  /** The room: picture and facts side by side, cart and chat both beside them. */
  '--room-wide': from(wide),
  '--tall': `(min-height: ${tall}px)`,
} as const satisfies Record<`--${string}`, string>

/** Replaces the names in the condition of a media query; a name that is not in the table is an error. */
export function resolveBreakpoints(condition: string): string {
  return condition.replaceAll(/\((--[a-z-]+)\)/g, (_match, name: string) => {
    const query = new Map<string, string>(Object.entries(breakpoints)).get(name)
    if (query === undefined)
      throw new Error(`No breakpoint is called ${name}; shared/look/breakpoints.ts has them all.`)
    return query
  })
}

function below(width: number): string {
  return `(max-width: ${width - 1}px)`
}

function from(width: number): string {
  return `(min-width: ${width}px)`
}
