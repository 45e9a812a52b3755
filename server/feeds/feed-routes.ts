// The feeds of a shop over HTTP, for the shop's own server.
import * as z from 'zod'
import {
  feedListSchema,
  feedRunListSchema,
  feedSchema,
  feedSettingsSchema,
  runFeedSchema,
} from '#shared/catalog/feeds.ts'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import { whyNotAsk } from '#server/identity/fetch-outside.ts'
import type { OutsideRules } from '#server/identity/fetch-outside.ts'
import type { FeedStore } from './feed-store.ts'
import type { FeedReader } from './feed-reader.ts'

interface FeedRouteParts {
  readonly store: FeedStore
  readonly reader: FeedReader
  readonly rules: OutsideRules
  /** A reading is due now. */
  readonly onDue: () => void
}

const params = z.object({ shop: idParam })
const feedParams = z.object({ shop: idParam, feed: idParam })
const shared = { access: { shopKey: 'catalog' }, limit: 'requests', tags: ['Shops'] } as const
const ofFeed = { ...shared, path: '/shops/{shop}/feeds/{feed}' } as const
const needsKey = 'Needs a key with the scope `catalog`.'

export function feedRoutes(parts: FeedRouteParts): readonly Route[] {
  return [listFeeds(parts), addFeed(parts), changeFeed(parts), removeFeed(parts), listRuns(parts), runFeed(parts)]
}

function listFeeds({ store }: FeedRouteParts): Route {
  return route(
    {
      ...shared,
      method: 'get',
      path: '/shops/{shop}/feeds',
      summary: 'List the feeds of a shop',
      description: needsKey,
      request: { params },
      responses: { 200: json(feedListSchema, 'Its feeds, each with its last reading.') },
    },
    async (c) => c.json({ feeds: await store.list(c.var.adminKey.shopId) }, 200),
  )
}

function addFeed({ store, rules, onDue }: FeedRouteParts): Route {
  return route(
    {
      ...shared,
      method: 'post',
      path: '/shops/{shop}/feeds',
      repeatable: true,
      summary: 'Read products from an address every so often',
      description: `${needsKey} The first reading begins at once. Only public addresses are asked, over https.`,
      request: { params, body: jsonBody(feedSettingsSchema) },
      responses: { 201: json(feedSchema, 'The feed.') },
      refusals: ['too-many-feeds', 'feed-address'],
    },
    async (c) => {
      const settings = c.req.valid('json')
      const no = whyNotAsk(settings.url, rules)
      if (no !== undefined) return problem(c, refusal('feed-address', { detail: no }))
      const added = await store.add(c.var.adminKey.shopId, settings)
      if (!added.ok) return problem(c, added.refusal)
      onDue()
      return c.json(added.value, 201)
    },
  )
}

function changeFeed({ store, rules, onDue }: FeedRouteParts): Route {
  return route(
    {
      ...ofFeed,
      method: 'put',
      summary: 'Change a feed',
      description: `${needsKey} It is read at once.`,
      request: { params: feedParams, body: jsonBody(feedSettingsSchema) },
      responses: { 200: json(feedSchema, 'As it is now.') },
      refusals: ['no-such-feed', 'feed-address'],
    },
    async (c) => {
      const settings = c.req.valid('json')
      const no = whyNotAsk(settings.url, rules)
      if (no !== undefined) return problem(c, refusal('feed-address', { detail: no }))
      const changed = await store.change(c.var.adminKey.shopId, c.req.valid('param').feed, settings)
      if (!changed.ok) return problem(c, changed.refusal)
      onDue()
      return c.json(changed.value, 200)
    },
  )
}

function removeFeed({ store }: FeedRouteParts): Route {
  return route(
    {
      ...ofFeed,
      method: 'delete',
      summary: 'Remove a feed',
      description: `${needsKey} Its products stay as they are.`,
      request: { params: feedParams },
      responses: { 204: { description: 'It is read no more.' } },
      refusals: ['no-such-feed'],
    },
    async (c) => {
      const wasThere = await store.remove(c.var.adminKey.shopId, c.req.valid('param').feed)
      return wasThere ? c.body(null, 204) : problem(c, refusal('no-such-feed'))
    },
  )
}

function listRuns({ store }: FeedRouteParts): Route {
  return route(
    {
      ...ofFeed,
      method: 'get',
      path: '/shops/{shop}/feeds/{feed}/runs',
      summary: 'List the readings of a feed, with their problems',
      description: needsKey,
      request: { params: feedParams },
      responses: { 200: json(feedRunListSchema, 'The last 50.') },
      refusals: ['no-such-feed'],
    },
    async (c) => {
      const feed = await store.find(c.var.adminKey.shopId, c.req.valid('param').feed)
      return feed ? c.json({ runs: await store.runs(feed.id) }, 200) : problem(c, refusal('no-such-feed'))
    },
  )
}

function runFeed({ store, reader }: FeedRouteParts): Route {
  return route(
    {
      ...ofFeed,
      method: 'post',
      path: '/shops/{shop}/feeds/{feed}/runs',
      repeatable: false,
      summary: 'Read a feed now',
      description: `${needsKey} Where the last reading would have taken much away, \`mayLosePercent\` lets this one do so. It is answered at once; how it went is in the list.`,
      request: { params: feedParams, body: jsonBody(runFeedSchema) },
      responses: { 202: { description: 'It is being read.' } },
      refusals: ['no-such-feed'],
    },
    async (c) => {
      const feed = await store.find(c.var.adminKey.shopId, c.req.valid('param').feed)
      if (!feed) return problem(c, refusal('no-such-feed'))
      reader.readInBackground(feed, c.req.valid('json').mayLosePercent)
      return c.body(null, 202)
    },
  )
}
