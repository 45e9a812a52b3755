// What a route must say of itself. The compiler checks most of it: each `@ts-expect-error` below is an error where it is none.
import * as z from 'zod'
import { expect, test } from 'vitest'
import { page } from '#server/host/page.ts'
import { route } from '#server/host/route.ts'
import type { RouteEnv } from '#server/host/route.ts'
import { json } from '#server/host/schemas.ts'

const rules = {
  method: 'get',
  path: '/things/{thing}',
  access: 'member',
  limit: 'requests',
  tags: ['Things'],
  summary: 'See a thing',
  responses: { 200: json(z.object({}), 'The thing.') },
} as const

const { access: _access, ...withoutAccess } = rules
const { limit: _limit, ...withoutLimit } = rules
const post = { ...rules, method: 'post' } as const

/** Never called; the compiler reads it. */
export const incomplete = [
  // @ts-expect-error A route says who may call it.
  () => route(withoutAccess, (c) => c.json({}, 200)),
  // @ts-expect-error A route says how often it may be called.
  () => route(withoutLimit, (c) => c.json({}, 200)),
  // @ts-expect-error A POST says whether it may be repeated.
  () => route(post, (c) => c.json({}, 200)),
  // @ts-expect-error Other methods may always be repeated.
  () => route({ ...rules, repeatable: true }, (c) => c.json({}, 200)),
  // @ts-expect-error There is no such access.
  () => route({ ...rules, access: 'anybody' }, (c) => c.json({}, 200)),
  // @ts-expect-error There is no such scope of a key.
  () => route({ ...rules, access: { shopKey: 'everything' } }, (c) => c.json({}, 200)),
  // @ts-expect-error An open route has no caller.
  (): keyof RouteEnv<'open'>['Variables'] => 'caller',
  // @ts-expect-error A member is no shop.
  (): keyof RouteEnv<'member'>['Variables'] => 'adminKey',
  // @ts-expect-error A page says who may call it.
  () => page({ method: 'get', path: '/x', limit: 'none', headers: 'letter' }, (c) => c.text('x')),
  // @ts-expect-error A page says how often it may be called.
  () => page({ method: 'get', path: '/x', access: 'open', headers: 'letter' }, (c) => c.text('x')),
]

test('a handler has the caller whom its access lets through', () => {
  const made = [
    route(rules, (c) => c.json({ by: c.var.caller.memberId }, 200)),
    route({ ...rules, access: 'host' }, (c) => c.json({ by: c.var.caller.memberId }, 200)),
    route({ ...rules, access: { shopKey: 'audit' } }, (c) => c.json({ by: c.var.adminKey.shopId }, 200)),
    route({ ...rules, access: 'session' }, (c) => c.json({ by: c.var.renewable.member.memberId }, 200)),
  ]
  expect(made.map(({ access }) => access)).toEqual(['member', 'host', { shopKey: 'audit' }, 'session'])
})

test('the documentation of a route follows from its rules', () => {
  const { config } = route({ ...post, repeatable: true, refusals: ['no-such-shop'] }, (c) => c.json({}, 200))
  const codes = JSON.stringify(config.responses)
  expect(config.security).toEqual([{ member: [] }])
  for (const code of ['token-missing', 'session-ended', 'origin-not-allowed', 'too-many-requests', 'no-such-shop'])
    expect(codes).toContain(code)
  for (const code of ['idempotency-busy', 'idempotency-mismatch', 'invalid']) expect(codes).toContain(code)
  expect(codes).not.toContain('role-may-not')
  expect(config.parameters).toMatchObject([{ name: 'Idempotency-Key', in: 'header' }])
})

test('a route without a limit and without a token is refused nothing but by its handler', () => {
  const { config } = route({ ...rules, access: 'open', limit: 'none' }, (c) => c.json({}, 200))
  expect(config.security).toBeUndefined()
  expect(Object.keys(config.responses)).toEqual(['200', 'default'])
})
