// The context of every handler, and an app whose failures are problem documents.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Hook } from '@hono/zod-openapi'
import type { HttpBindings } from '@hono/node-server'
import { startOf } from '#shared/cut-text.ts'
import type { ShopId } from '#shared/ids.ts'
import { refusal } from '#shared/refusals.ts'
import { problem, problemOfError } from './problem.ts'

/** What a handler finds in its context. */
export interface ApiEnv {
  /** Node's own request and response; absent where the app is called in process. */
  Bindings: Partial<HttpBindings>
  Variables: {
    /** Whether the website that asks may use the rooms of a shop; the HTTP shell sets it. */
    mayUseShop?: (shopId: ShopId) => Promise<boolean>
    /** The page of this address is about something that does not exist; its handler sets it. */
    isAboutNothing?: true
  }
}

/** An app whose failures are problem documents. */
export function newApi(): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseWhatDoesNotFit })
  api.onError(problemOfError)
  return api
}

const places = { json: 'body', form: 'body', query: 'query', param: 'path', header: 'header', cookie: 'cookie' }

/** Answers 422 with the path of each field that did not fit. */
const refuseWhatDoesNotFit: Hook<unknown, ApiEnv, string, Response | undefined> = (result, c) => {
  if (result.success) return undefined
  const place = places[result.target]
  const errors = result.error.issues.map(({ path, message }) => ({ at: [place, ...path].join('.'), message }))
  const detail = errors.map(({ at, message }) => `${at}: ${message}`).join('; ')
  return problem(c, refusal('invalid', { detail: startOf(detail, 500) }), { errors: errors.slice(0, 20) })
}
