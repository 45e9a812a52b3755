// Starts what a room's page will wait for, while the page's own code is still loading.
import type { Room } from '#client/sdk/index.ts'
import { fileSet } from '#shared/picture-files.ts'
import type { Picture, Product } from '#shared/catalog/product.ts'
import type { ProductId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { stageQuestion } from '#shared/pages/first-page.ts'
import { stageAt } from './addresses.ts'
import { firstAnswer } from './first-answers.ts'
import { openRoomHere, roomHere } from './rooms-here.ts'
import { onStage } from './stage-picture.ts'

const rooms = new Map<string, Promise<Outcome<Room> | undefined>>()
const products = new Map<ProductId, Promise<Outcome<Product>>>()

/** Starts to open the room of an address, and to fetch what will be on its stage. */
export function prefetchRoom({ pathname, search }: URL): void {
  const roomId = decodeURIComponent(pathname.split('/')[2] ?? '')
  const here = roomHere(roomId)
  if (!here) return
  rooms.set(roomId, openRoomHere(roomId))
  const destination = stageAt(search)
  if (destination?.to === 'product' && here.shop !== '')
    products.set(destination.productId, prefetch(here.shop, destination.productId))
}

/** The room that was started, for the first caller. */
export function takeRoom(roomId: string): Promise<Outcome<Room> | undefined> {
  const begun = rooms.get(roomId)
  rooms.delete(roomId)
  return begun ?? openRoomHere(roomId)
}

/** The product that was started, to be shown before the room is open; undefined where none was. */
export function prefetchedProduct(): Promise<Outcome<Product>> | undefined {
  return products.values().next().value
}

/** The product that was started, for the first caller. */
export function takeProduct(id: ProductId): Promise<Outcome<Product>> | undefined {
  const begun = products.get(id)
  products.delete(id)
  return begun
}

async function prefetch(shop: string, id: ProductId): Promise<Outcome<Product>> {
  const known = firstAnswer(stageQuestion(id)) as Product | undefined
  if (known) return granted(known)
  const { openCatalogue } = await import('#client/sdk/outside.ts')
  const product = await openCatalogue(shop).product(id)
  const picture = product.ok ? product.value.pictures[0] : undefined
  // The largest thing on the page comes with the first answer, not after everything is drawn.
  if (picture) fetchPicture(picture, onStage)
  return product
}

/** Has the browser fetch a picture. @param shownAt how wide it will be shown, as CSS says it. */
export function fetchPicture({ src, sizes }: Picture, shownAt: string): void {
  const image = new Image()
  if (sizes) {
    image.sizes = shownAt
    image.srcset = fileSet(sizes)
  }
  image.src = src
}
