// The product's own faces of type, for pages that the server writes itself.
import { readdirSync } from 'node:fs'

const faces = [
  { family: 'Figtree Variable', file: /^figtree-latin-wght-normal.*[.]woff2$/, weight: '300 900' },
  { family: 'Fraunces Variable', file: /^fraunces-latin-wght-normal.*[.]woff2$/, weight: '100 900' },
]

/** Rules for the faces of the built page, whose names carry a hash. @param assets the folder with its files */
export function fontFaces(assets: string): string {
  let files: readonly string[] = []
  try {
    files = readdirSync(assets)
  } catch {
    // Not built: the page is set in what the reader's system has.
  }
  return faces
    .map(({ family, file, weight }) => {
      const name = files.find((candidate) => file.test(candidate))
      if (name === undefined) return ''
      return `@font-face{font-family:'${family}';font-weight:${weight};font-display:swap;src:url('/assets/${name}') format('woff2')}\n`
    })
    .join('')
}
