import * as z from 'zod'
import { newNoteSchema, staffNoteSchema, staffNotesSchema } from '#shared/desk/staff-notes.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import type { StaffNoteStore } from './staff-notes.ts'

const shared = {
  tags: ['Help'],
  access: 'staff',
  limit: 'requests',
  path: '/desk/visits/{visit}/notes',
} as const
const params = z.object({ visit: idParam.describe('The id of a visit of yours.') })

export function noteRoutes(notes: StaffNoteStore): readonly Route[] {
  return [
    route(
      {
        ...shared,
        method: 'get',
        summary: 'List the notes of a visit',
        description: 'Staff alone see them. Changes come on the desk channel.',
        request: { params },
        responses: { 200: json(staffNotesSchema, 'The oldest first.') },
        refusals: ['invalid', 'no-such-visit'],
      },
      async (c) => {
        const listed = await notes.of(c.req.valid('param').visit, c.var.staff.staffId)
        return listed.ok ? c.json(listed.value, 200) : problem(c, listed.refusal)
      },
    ),
    route(
      {
        ...shared,
        method: 'post',
        repeatable: true,
        summary: 'Note something about a visit',
        request: { params, body: jsonBody(newNoteSchema) },
        responses: { 201: json(staffNoteSchema, 'The note.') },
        refusals: ['invalid', 'no-such-visit', 'too-many-notes'],
      },
      async (c) => {
        const added = await notes.add(c.req.valid('param').visit, c.var.staff, c.req.valid('json').text)
        return added.ok ? c.json(added.value, 201) : problem(c, added.refusal)
      },
    ),
  ]
}
