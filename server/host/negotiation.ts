// What a client says of itself in the headers of a request.

/** Whether a client takes an encoding. @param header `Accept-Encoding` */
export function accepts(header: string | undefined, encoding: string): boolean {
  const offers = (header ?? '').split(',').map((offer) => offer.trim().split(/\s*;\s*/))
  return offers.some(([name, q]) => name === encoding && !/^q=0(\.0*)?$/.test(q ?? ''))
}

/** Whether a client has it already. @param header `If-None-Match` */
export function matches(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((known) => known.trim().replace(/^W[/]/, '') === etag)
}

/** The languages of a reader, the dearest first. @param header `Accept-Language` */
export function languagesIn(header: string | undefined): readonly string[] {
  const offers = (header ?? '').slice(0, maxHeaderLength).split(',')
  return offers
    .map((offer) => /^\s*([a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3})\s*(?:;\s*q=([0-9.]{1,5})\s*)?$/i.exec(offer))
    .flatMap((found) => (found ? [{ tag: found[1] ?? '', weight: Number(found[2] ?? 1) }] : []))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
    .slice(0, mostLanguages)
}

/** Far more than people set; a program may send anything. */
const maxHeaderLength = 300
const mostLanguages = 8
