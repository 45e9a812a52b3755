// A route of the HTTP API as one object: what it takes and answers, who may call it, how often, and its handler.
import { createRoute } from '@hono/zod-openapi'
import type { RouteConfig, RouteHandler } from '@hono/zod-openapi'
import type { Handler } from 'hono'
import type { RefusalCode } from '#shared/refusals.ts'
import { describeAccess } from './route-access.ts'
import type { CallerVariables, RouteAccess } from './route-access.ts'
import type { ApiEnv } from './api.ts'
import { problems } from './problem.ts'

/**
 * How often a route may be called:
 * - `requests`: as often as anything of the API, per address and per member or key.
 * - `rooms`: also limited by the rooms that an address creates.
 * - `files`: also limited by the bytes that an address sends in a day.
 * - `{ joins }`: also limited by the links that an address uses. Routes with the same name share one count. A code that does not
 *   exist counts for several, which makes guessing slow.
 * - `none`: always. For the tools of operators, and for files.
 */
export type RateLimit = 'none' | 'requests' | 'rooms' | 'files' | { readonly joins: string }

/** What every route says of itself. */
interface RouteRules {
  /** Below `/api/v1`, with its parameters in braces: `/rooms/{room}`. */
  readonly path: string
  readonly access: RouteAccess
  readonly limit: RateLimit
  /**
   * `file`: the handler reads the body as a stream and limits its size. The shell neither holds it in memory nor waits for it,
   * and lets it arrive slowly. Any other body is small, and has arrived before access is checked.
   */
  readonly body?: 'file'
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly request?: RouteConfig['request']
  /** The answers that are no refusals. */
  readonly responses: RouteConfig['responses']
  /** Refusals of the handler. Those of access, limits and parsing follow from the rules. */
  readonly refusals?: readonly RefusalCode[]
}

/** Whether a request that is sent again with its `Idempotency-Key` gets the first answer. Other methods need no key (RFC 9110, 9.2.2). */
type Repeats =
  | { readonly method: 'post'; readonly repeatable: boolean }
  | { readonly method: 'get' | 'put' | 'patch' | 'delete'; readonly repeatable?: never }

/** A route without its handler. Without access or limit it does not compile. */
export type RouteDefinition = RouteRules & Repeats

/** A definition as `@hono/zod-openapi` has it, for the types of its handler. */
type ConfigOf<Definition extends RouteDefinition> = {
  method: Definition['method']
  path: Definition['path']
  request: NonNullable<Definition['request']>
  responses: Contents<Definition['responses'] & ReturnType<typeof problems>>
}

/** The answers as one object type. One without content may have any body: the library's type of an empty one fits no answer. */
type Contents<Responses> = {
  [Status in keyof Responses]: Responses[Status] extends { content: unknown }
    ? Responses[Status]
    : { description: string; content: { '*/*': object } }
}

/** The context of a handler: `c.var` has the caller that the route's access lets through. */
export interface RouteEnv<Who extends RouteAccess> {
  Bindings: ApiEnv['Bindings']
  Variables: ApiEnv['Variables'] & CallerVariables<Who>
}

/** A route as the HTTP shell takes it. */
export interface Route {
  readonly access: RouteAccess
  readonly limit: RateLimit
  readonly takesFile: boolean
  readonly repeatable: boolean
  /** As OpenAPI has it, with the security and the refusals that follow from the rules. */
  readonly config: RouteConfig
  readonly handler: Handler
}

/** Makes a route. */
export function route<const Definition extends RouteDefinition>(
  definition: Definition,
  handler: RouteHandler<ConfigOf<Definition>, RouteEnv<Definition['access']>>,
): Route {
  const { access, limit, body, repeatable = false } = definition
  return {
    access,
    limit,
    takesFile: body === 'file',
    repeatable,
    config: configOf(definition),
    handler: handler as Handler,
  }
}

function configOf(definition: RouteDefinition): RouteConfig {
  const { method, path, tags, summary, description, request, responses, access, limit, repeatable = false } = definition
  const { about, schemes } = describeAccess(access, path)
  return createRoute({
    method,
    path,
    'tags': [...tags],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(schemes.length === 0 ? {} : { security: schemes.map((scheme) => ({ [scheme]: [] })) }),
    ...(request === undefined ? {} : { request }),
    ...(repeatable ? { parameters: [idempotencyKey] } : {}),
    'responses': { ...responses, ...problems(...refusalsOf(definition)) },
    'x-access': access,
    'x-access-about': about,
    'x-limit': limit,
  })
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  schema: { type: 'string' as const, minLength: 16, maxLength: 200 },
  description: 'Request header. A retry with the same key and body within ten minutes takes effect once.',
}

/** Every refusal that can come back: of access, of limits, of parsing, and of the handler. */
function refusalsOf(definition: RouteDefinition): readonly RefusalCode[] {
  const { access, path, limit, body, request, repeatable = false, refusals = [] } = definition
  const takesDocument = request?.body !== undefined && body !== 'file'
  const isParsed = takesDocument || request?.query !== undefined || repeatable
  return [
    ...new Set<RefusalCode>([
      ...describeAccess(access, path).refusals,
      ...(takesDocument ? (['not-json', 'wrong-media-type', 'too-large'] as const) : []),
      ...(isParsed ? (['invalid'] as const) : []),
      ...refusals,
      ...(repeatable ? (['idempotency-busy', 'idempotency-mismatch'] as const) : []),
      ...(limit === 'none' ? [] : (['too-many-requests'] as const)),
    ]),
  ]
}
