// One icon of the package, ready to be drawn several times in a picture.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const packageFile = createRequire(import.meta.url).resolve('fluentui-emoji/package.json')
const folder = join(dirname(packageFile), 'icons', 'modern')

/** The icon's drawing and definitions, without the `svg` around it; 32 units square. */
export function readIcon(name: string, without: readonly number[] = []): string {
  const svg = readFileSync(join(folder, `${name}.svg`), 'utf8')
  const inner = svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '')
  const kept = outermost(inner).filter((_, index) => !without.includes(index))
  return withoutUnused(kept.join(''))
}

/** The same with ids of its own, so that two icons can stand in one picture. */
export function withIds(icon: string, prefix: string): string {
  const names = new Map<string, string>()
  for (const [, id = ''] of icon.matchAll(/ id="([^"]+)"/g)) names.set(id, `${prefix}${names.size}`)
  return icon
    .replaceAll(/ id="([^"]+)"/g, (_, id: string) => ` id="${names.get(id)}"`)
    .replaceAll(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${names.get(id)})`)
}

/** The outermost elements, each with everything in it. */
function outermost(svg: string): string[] {
  const elements: string[] = []
  let [depth, start] = [0, 0]
  for (const { 0: tag, index } of svg.matchAll(/<[^>]+>/g)) {
    const [closes, isWhole] = [tag.startsWith('</'), tag.endsWith('/>')]
    if (!closes && depth === 0) start = index
    if (!isWhole) depth += closes ? -1 : 1
    if (depth === 0) elements.push(svg.slice(start, index + tag.length))
  }
  return elements
}

/** Without definitions that only what was left out had used. */
function withoutUnused(icon: string): string {
  const used = new Set([...icon.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id))
  const definition = /<(linearGradient|radialGradient|filter) id="([^"]+)".*?<\/\1>/g
  return icon.replaceAll(definition, (whole, _: string, id: string) => (used.has(id) ? whole : ''))
}
