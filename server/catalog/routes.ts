// Products over HTTP: lists, search, one product, and the import by the shop's own server.
import type { Context } from 'hono'
import * as z from 'zod'
import { departmentsSchema, importReportSchema } from '#shared/catalog/contracts.ts'
import { productPageSchema, productSchema } from '#shared/catalog/product.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json } from '#server/host/schemas.ts'
import { maxPageSize } from './catalogue.ts'
import { maxFileBytes } from './csv-rows.ts'
import { importCatalogue, importModes, usualLossPercent } from './import-catalog.ts'
import type { ImportOutcome } from './import-catalog.ts'
import { pushProducts } from './push-routes.ts'
import { resolveRoutes } from './resolve-routes.ts'
import type { CatalogRouteParts } from './route-parts.ts'

/** What an import may be sent as. The content tells its format, and a file of the wrong type is an everyday thing. */
const fileTypes = [
  ...['text/csv', 'text/tab-separated-values', 'text/plain', 'text/xml', 'text/html'],
  ...['application/xml', 'application/rss+xml', 'application/atom+xml', 'application/jsonl', 'application/x-ndjson'],
  ...['application/gzip', 'application/octet-stream'],
]

const shopQuery = idParam.default('demo').describe('The shop; the demo shop where absent.')
const languageQuery = z
  .string()
  .regex(/^[a-z]{2,3}$/)
  .optional()
  .describe('Language of the texts, such as `de`; as the shop wrote them where absent or unknown.')
const shopParam = z.object({ shop: idParam })

const open = { method: 'get', access: 'open', limit: 'requests' } as const

/** The routes of the catalogue. */
export function catalogRoutes(parts: CatalogRouteParts): readonly Route[] {
  return [
    listProducts(parts),
    seeProduct(parts),
    listDepartments(parts),
    importProducts(parts),
    pushProducts(parts),
    ...resolveRoutes(parts),
  ]
}

function listProducts({ catalogue, shops }: CatalogRouteParts): Route {
  return route(
    {
      ...open,
      path: '/products',
      tags: ['Products'],
      summary: 'List or search a shop’s products',
      request: {
        query: z.object({
          shop: shopQuery,
          ids: z
            .string()
            .max(13_000)
            .optional()
            .describe('Up to 100 product ids, parted by commas: those products, and nothing else of the query counts.'),
          query: z
            .string()
            .max(500)
            .optional()
            .describe('Words that must all be found; only the first 120 characters count.'),
          department: z.string().max(120).optional(),
          cursor: z.string().max(500).optional().describe('`next` of the page before.'),
          limit: z.coerce.number().int().min(1).max(maxPageSize).optional().describe('24 where absent.'),
          language: languageQuery,
        }),
      },
      responses: { 200: json(productPageSchema, 'A page of products.') },
      refusals: ['no-such-shop'],
    },
    async (c) => {
      const { shop, ids, ...request } = c.req.valid('query')
      if (!(await shops.shop(shop))) return problem(c, refusal('no-such-shop'))
      if (ids !== undefined) {
        const products = await catalogue.products(shop, ids.split(',').slice(0, maxPageSize), request.language)
        return c.json({ products, next: null }, 200)
      }
      const page = await catalogue.page(shop, request)
      return page.ok ? c.json(page.value, 200) : problem(c, page.refusal)
    },
  )
}

function seeProduct({ catalogue }: CatalogRouteParts): Route {
  return route(
    {
      ...open,
      path: '/products/{id}',
      tags: ['Products'],
      summary: 'Get a product',
      request: { params: z.object({ id: idParam }), query: z.object({ shop: shopQuery, language: languageQuery }) },
      responses: { 200: json(productSchema, 'The product.') },
      refusals: ['no-such-product'],
    },
    async (c) => {
      const { shop, language } = c.req.valid('query')
      const product = await catalogue.product(shop, c.req.valid('param').id, language)
      return product ? c.json(product, 200) : problem(c, refusal('no-such-product'))
    },
  )
}

function listDepartments({ catalogue, shops }: CatalogRouteParts): Route {
  return route(
    {
      ...open,
      path: '/shops/{shop}/departments',
      tags: ['Shops'],
      summary: 'List a shop’s departments',
      request: { params: shopParam, query: z.object({ language: languageQuery }) },
      responses: { 200: json(departmentsSchema, 'Departments.') },
      refusals: ['no-such-shop', 'invalid'],
    },
    async (c) => {
      const { shop } = c.req.valid('param')
      if (!(await shops.shop(shop))) return problem(c, refusal('no-such-shop'))
      return c.json({ departments: await catalogue.departments(shop, c.req.valid('query').language) }, 200)
    },
  )
}

function importProducts({ catalogue, shops, read, importing }: CatalogRouteParts): Route {
  return route(
    {
      method: 'post',
      path: '/shops/{shop}/catalog',
      access: { shopKey: 'catalog' },
      limit: 'requests',
      body: 'file',
      // A file is not held in memory to be compared, and importing it again changes nothing.
      repeatable: false,
      tags: ['Shops'],
      summary: 'Import a file of products',
      description:
        'Takes an admin key of the scope `catalog` as bearer token, and a body of at most 50 MB, which may be packed with gzip: a product export of Shopify (CSV or `products.json`) or WooCommerce (CSV), a feed for Google Merchant (RSS, Atom, a table, JSON lines) or a Meta catalogue, or a page with schema.org products. The format is told by the content. Products that the file does not name stay as they are, unless it is `whole`.',
      request: {
        params: shopParam,
        query: z.object({
          mode: z
            .enum(importModes)
            .default('keep')
            .describe('Where rows are broken: keep the others, or import nothing at all.'),
          whole: z
            .enum(['true', 'false'])
            .default('false')
            .describe('Whether the file names all that the shop has: what it does not name is taken away.'),
          mayLosePercent: z.coerce
            .number()
            .int()
            .min(0)
            .max(100)
            .default(usualLossPercent)
            .describe(
              'The most of the listed products that a `whole` file may take away; otherwise nothing is imported.',
            ),
        }),
        body: {
          required: true,
          // A type that begins with `application/json` would be parsed and held in memory.
          content: { 'text/csv': { schema: z.string() }, 'application/xml': { schema: z.string() } },
        },
      },
      responses: { 200: json(importReportSchema, 'How it went.') },
      refusals: [
        'no-such-shop',
        'too-large',
        'wrong-media-type',
        'csv-column-missing',
        'csv-rows-broken',
        'csv-unreadable',
        'feed-broken',
        'feed-unknown',
        'feed-loses-much',
      ],
    },
    async (c) => {
      // The body is untouched until here: a caller who may not send it is answered without it.
      const { id: keyId, shopId } = c.var.adminKey
      const shop = await shops.shop(shopId)
      if (!shop) return problem(c, refusal('no-such-shop'))
      const no = refusalOf(c)
      if (no) return problem(c, no)
      if (importing.has(shopId)) return problem(c, refusal('too-many-requests', { detail: 'An import is under way.' }))

      importing.add(shopId)
      try {
        const source = c.req.raw.body ?? new Blob().stream()
        const { mode, whole, mayLosePercent: share } = c.req.valid('query')
        const mayLosePercent = whole === 'true' ? share : undefined
        const by = { kind: 'key', id: keyId } as const
        return answerImport(c, await importCatalogue(catalogue, { shop, source, mode, mayLosePercent, by, read }))
      } finally {
        importing.delete(shopId)
      }
    },
  )
}

/** Refuses by the headers alone: a body of the wrong type, or one that says it is too large. */
function refusalOf(c: Context): Refusal | undefined {
  const [type = ''] = (c.req.header('content-type') ?? '').toLowerCase().split(';')
  if (!fileTypes.includes(type.trim())) return refusal('wrong-media-type')
  const bytes = Number(c.req.header('content-length') ?? 0)
  return bytes > maxFileBytes
    ? refusal('too-large', { detail: `${bytes} bytes; ${maxFileBytes} are accepted.` })
    : undefined
}

function answerImport(c: Context, outcome: ImportOutcome) {
  if (outcome.ok) return c.json(outcome.value, 200)
  const errors = outcome.problems.map(({ line, message }) => ({ at: `line ${line}`, message }))
  return problem(c, outcome.refusal, errors.length > 0 ? { errors } : {})
}
