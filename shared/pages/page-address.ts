// Which addresses have a page: the server answers others with 404, and the page says so.

/** The pages that the browser draws. */
export type PageName = 'shop' | 'product' | 'join' | 'desk' | 'room'

const patterns: Readonly<Record<PageName, RegExp>> = {
  shop: /^[/](?:shop[/][^/]+[/]?)?$/,
  product: /^(?:[/]shop[/][^/]+)?[/]p[/][^/]+[/]?$/,
  join: /^[/]i[/][^/]+[/]?$/,
  desk: /^[/]desk(?:[/]board)?[/]?$/,
  room: /^[/]r[/][^/]+[/]?$/,
}

/** The page at a path; undefined where there is none. Whether there is such a shop or product, only the catalogue knows. */
export function pageAt(path: string): PageName | undefined {
  return (Object.keys(patterns) as PageName[]).find((name) => patterns[name].test(path))
}
