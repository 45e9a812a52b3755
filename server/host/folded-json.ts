import type { Context } from 'hono'

/** Answers with JSON that a fold wrote, as the route's contract has it. */
export function foldedJson(c: Context, json: Uint8Array): never {
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-length': String(json.length),
  }
  // The types of a route know only JSON that its handler writes.
  return c.body(json as Uint8Array<ArrayBuffer>, 200, headers) as never
}
