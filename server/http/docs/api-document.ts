// The OpenAPI document of the whole API, and as much of its shape as the readable page needs.
import type { OpenAPIHono } from '@hono/zod-openapi'
import * as z from 'zod'
import type { ApiEnv } from '#server/host/api.ts'

const schemaNode = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), schemaNode).optional()
  },
  get items() {
    return schemaNode.optional()
  },
  get anyOf() {
    return z.array(schemaNode).optional()
  },
  get oneOf() {
    return z.array(schemaNode).optional()
  },
  get allOf() {
    return z.array(schemaNode).optional()
  },
  get additionalProperties() {
    return z.union([z.boolean(), schemaNode]).optional()
  },
})
const content = z.record(z.string(), z.object({ schema: schemaNode.optional() }))
const operation = z.looseObject({
  'summary': z.string().default(''),
  'description': z.string().optional(),
  'tags': z.array(z.string()).default([]),
  'x-access-about': z.string(),
  'parameters': z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        description: z.string().optional(),
        schema: schemaNode.optional(),
      }),
    )
    .default([]),
  'requestBody': z.object({ content }).optional(),
  'responses': z.record(z.string(), z.object({ description: z.string().default(''), content: content.optional() })),
})
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), schemaNode).default({}) }),
})

/** A JSON schema, as far as it is shown. */
export type SchemaNode = z.infer<typeof schemaNode>
/** One method of one path. */
export type Operation = z.infer<typeof operation>
/** The whole document. */
export type ApiDocument = z.infer<typeof documentSchema>

/** What the tags stand for, in the order they are shown. */
export const tags = {
  'Rooms': 'A group’s shared shopping space.',
  'Members': 'Who is in a room, and what they are allowed to do.',
  'Invitations': 'Links that let others in.',
  'Photos and voice notes': 'Files that messages and pins show, sent in parts.',
  'Identity':
    'Tokens are short-lived. Sessions, one per device, renew them and can be ended. A shop’s own customers sign in with a token from the shop.',
  'Help': 'Asking the store from a room, and the desk at which its associates answer.',
  'Answers': 'Personal links for answering one question without joining the room.',
  'Notices': 'Notifications: what a member hears about a room while away, and how.',
  'History': 'What happened in a room, written by the server.',
  'Shops': 'The storefront that a room belongs to, its keys, and how its customers sign in.',
  'Visits': 'Associates of the store who were asked into a room, what they may see, and what they suggest.',
  'Calls': 'Voice and video among members, and with the associate of a visit, through LiveKit.',
  'Catch-up': 'What is new for a member since they last looked, as a few cards.',
  'Audit': 'Who did what to whom, for those responsible for a room or a shop.',
  'Products': 'What a shop sells; public.',
  'Operation': 'For those who run a server.',
} as const

const about = `Everything the pages do, a program can do. Carts themselves are Yjs documents and travel over the document channel
at \`/sync/<room>/<document>\`; see \`/docs\`.`

/** Writes the document of every route that the app has by now. */
export function writeApiDocument(app: OpenAPIHono<ApiEnv>): object {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Tagalong', version: '1', description: about },
    servers: [{ url: '/' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  })
}

/** Describes the security schemes that `describeAccess` names. */
export function describeSecurity(app: OpenAPIHono<ApiEnv>): void {
  const scheme = (name: string, format: string, description: string) =>
    app.openAPIRegistry.registerComponent('securitySchemes', name, {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: format,
      description,
    })
  scheme('member', 'JWT', 'A member token, from creating or joining a room. Valid for 15 minutes, in that room only.')
  scheme('session', 'tgs_…', 'A session secret. Only valid for `POST /api/v1/tokens/renew`.')
  scheme('staff', 'JWT', 'A staff token, from signing in at the desk. Valid for 15 minutes, and never in a room.')
  scheme('shopKey', 'tgk_…', 'An admin key of a shop, for its own server only. Its scopes say what it allows.')
}

/** The document in the shape that the page reads. */
export function readApiDocument(document: object): ApiDocument {
  return documentSchema.parse(JSON.parse(JSON.stringify(document)))
}
