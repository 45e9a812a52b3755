import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { storefrontPages } from './pages.ts'
import type { StorefrontParts } from './pages.ts'

/** The pages that strangers see first, drawn by the server with what they show. */
export function storefrontFeature(
  { pages, publicUrl }: Host,
  parts: Omit<StorefrontParts, 'pages' | 'publicUrl'>,
): Feature {
  return { name: 'storefront', pages: storefrontPages({ ...parts, pages, publicUrl }) }
}
