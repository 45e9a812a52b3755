// How staff sign in and out.
import * as z from 'zod'
import { demoSignInSchema, demoStaffSchema, staffSessionSchema, staffSignInSchema } from '#shared/desk/contracts.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import { notVerified } from '#server/rooms/newcomer.ts'
import type { DemoStaff } from './demo-staff.ts'
import type { SignIns } from './sign-ins.ts'

const tags = ['Help'] as const
const answer = { 200: json(staffSessionSchema, 'A staff token, and who it stands for.') }

/** The routes of signing in. */
export function signInRoutes({ signIns, demo }: { signIns: SignIns; demo: DemoStaff }): readonly Route[] {
  return [signIn(signIns), listDemoStaff(demo), signInDemo(signIns), renew(signIns), signOut(signIns)]
}

function signIn(signIns: SignIns): Route {
  return route(
    {
      method: 'post',
      path: '/desk/sign-in',
      access: 'customer',
      limit: { joins: 'sign-in' },
      repeatable: true,
      tags,
      summary: 'Sign in at the desk',
      description:
        'With an identity signed by the shop whose `role` is `associate` or `supervisor`. It may say `store`, `languages`, `skills` and `picture`.',
      request: { body: jsonBody(staffSignInSchema) },
      responses: answer,
      refusals: ['invalid', 'no-such-shop', ...notVerified, 'role-may-not'],
    },
    async (c) => {
      const { shop, identity } = c.req.valid('json')
      const opened = await signIns.signIn(shop, identity)
      return opened.ok ? c.json(opened.value, 200) : problem(c, opened.refusal)
    },
  )
}

function listDemoStaff(demo: DemoStaff): Route {
  return route(
    {
      method: 'get',
      path: '/desk/demo-staff',
      access: 'open',
      limit: 'requests',
      tags,
      summary: 'List made-up staff',
      description: 'Of the demo shop, while no real shop is set up; nobody anywhere else.',
      request: { query: z.object({ shop: idParam }) },
      responses: { 200: json(demoStaffSchema, 'The staff to choose from.') },
      refusals: ['invalid'],
    },
    async (c) => c.json({ staff: [...(await demo.of(c.req.valid('query').shop))] }, 200),
  )
}

function signInDemo(signIns: SignIns): Route {
  return route(
    {
      method: 'post',
      path: '/desk/demo-sign-in',
      access: 'open',
      limit: { joins: 'sign-in' },
      repeatable: true,
      tags,
      summary: 'Sign in as made-up staff',
      request: { body: jsonBody(demoSignInSchema) },
      responses: answer,
      refusals: ['invalid', 'not-found'],
    },
    async (c) => {
      const { shop, staff } = c.req.valid('json')
      const opened = await signIns.signInDemo(shop, staff)
      return opened.ok ? c.json(opened.value, 200) : problem(c, opened.refusal)
    },
  )
}

function renew(signIns: SignIns): Route {
  return route(
    {
      method: 'post',
      path: '/desk/renew',
      access: 'staff',
      limit: 'requests',
      repeatable: false,
      tags,
      summary: 'Renew a staff token',
      description: 'While the token is valid, for twelve hours after signing in.',
      responses: answer,
    },
    async (c) => {
      const renewed = await signIns.renew(c.var.staff)
      return renewed.ok ? c.json(renewed.value, 200) : problem(c, renewed.refusal)
    },
  )
}

function signOut(signIns: SignIns): Route {
  return route(
    {
      method: 'post',
      path: '/desk/sign-out',
      access: 'staff',
      limit: 'requests',
      repeatable: true,
      tags,
      summary: 'Sign out of all desks',
      description: 'What was taken and not answered goes to others.',
      responses: { 204: { description: 'The sessions are over.' } },
    },
    async (c) => {
      await signIns.signOut(c.var.staff.staffId)
      return c.body(null, 204)
    },
  )
}
