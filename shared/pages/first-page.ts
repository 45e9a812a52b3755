// What the server knows of a page when it sends it: the page is drawn with it there, and takes it over here without asking again.

/** A page as it is first drawn. */
export interface FirstPage {
  /** The path of its address. */
  readonly path: string
  /** The query of its address, with its `?`; only what the page goes by. */
  readonly search: string
  /** The language it is drawn in. */
  readonly language: string
  /** The reader's languages with their regions, the dearest first: prices are written after them. */
  readonly readerLanguages: readonly string[]
  /** What was asked for it: answers by the name of their question. */
  readonly answers: Readonly<Record<string, unknown>>
}

/** The element of the HTML that holds the answers, as JSON. */
export const firstAnswersId = 'first-answers'

/** Names a question about a shop. @param shop undefined for the shop of this deployment. */
export function shopQuestion(shop: string | undefined, ...about: readonly string[]): string {
  return JSON.stringify([shop ?? null, ...about])
}

/** Names the question for the products of a shop that fit, the first page of them. */
export function listQuestion(shop: string | undefined, wish: { query?: string; department?: string } = {}): string {
  return shopQuestion(shop, 'shelf', wish.query ?? '', wish.department ?? '')
}

/** How many products a list begins with. */
export const listLength = 24

/** Names the question for the product that a room's address puts on the stage. */
export function stageQuestion(product: string): string {
  return `stage ${product}`
}
