// Which modules of the page go into one file. What is needed together comes together: a browser fetches six files at a time from a
// server like ours, and each further round costs a phone on a slow network 150 ms.
import { resolve } from 'node:path'

const client = resolve(import.meta.dirname, '../../client')
const inClient = (...files: string[]) => files.map((file) => `${client}/${file}`)

/** The modules that each page begins with, and the desk once somebody is signed in; the names are those of `client/app/pages.ts`. */
export const pageModules = {
  shop: `${client}/shop/shop-home.tsx`,
  product: `${client}/shop/product-page.tsx`,
  room: `${client}/app/room-page.tsx`,
  desk: inClient('desk/desk-page.tsx', 'desk/entrance.tsx'),
} as const
/** What every page is drawn by. */
export const mountModule = `${client}/app/mount.tsx`

/** From the bottom up: a file imports none that stands after it. `first` is small, so that it runs soon. */
export const layers = ['first', 'base', 'sdk', 'shop', 'room'] as const
type Layer = (typeof layers)[number]

/** What Rolldown tells of a module while it forms chunks. */
interface Context {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null
}

/** Puts each module that a page needs at once into the file of its layer. All others are left to be fetched when they are needed. */
export function pageChunks() {
  let found: ReadonlyMap<string, Layer> | undefined
  return {
    // What the build calls it where it reports how long it took.
    debugName: 'layers',
    name(id: string, context: Context): string | null {
      found ??= layerOfModules(context)
      return found.get(id) ?? null
    },
  }
}

function layerOfModules(context: Context): ReadonlyMap<string, Layer> {
  const needed = (...roots: string[]) => reachable(roots, context)
  const first = needed(...inClient('main.ts'))
  const mount = needed(mountModule)
  const sdk = needed(...inClient('sdk/index.ts'))
  const shop = needed(pageModules.shop, pageModules.product)
  const room = needed(pageModules.room)
  const layers = new Map<string, Layer>()
  for (const id of room) layers.set(id, 'room')
  for (const id of sdk) layers.set(id, 'sdk')
  // What two kinds of pages need is in neither's file: a shop that needed one line of a room would fetch all of it.
  for (const id of shop) layers.set(id, sdk.has(id) || room.has(id) ? 'base' : 'shop')
  for (const id of mount) layers.set(id, 'base')
  // Styles of the base are on every page: one file with those of the beginning.
  for (const [id, layer] of layers) if (layer === 'base' && id.endsWith('.css')) layers.set(id, 'first')
  for (const id of first) layers.set(id, 'first')
  return layers
}

/** These modules and all that they import, not counting what they fetch later. */
function reachable(roots: readonly string[], context: Context): ReadonlySet<string> {
  const seen = new Set(roots)
  // A set can grow while it is read.
  for (const id of seen) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) seen.add(imported)
  return seen
}
