// The parts of a request that are stored as JSON.
import * as z from 'zod'
import type { HelpAbout } from '#shared/visits/help-request.ts'
import { helpAboutSchema } from '#shared/visits/help-request.ts'
import { scopeParts } from '#shared/visits/scope.ts'
import type { ScopePart } from '#shared/visits/scope.ts'
import { readJson } from '#server/storage/json-column.ts'
import type { RequestChange, StoredRequest } from './request-rows.ts'

/** A request as members make it: for whoever may take it. */
export const asMembersAsk = {
  only_for: null,
  transfer_of: null,
  transfer_from: null,
  transfer_skill: null,
  transfer_note: null,
  is_practice: 0,
} as const

const scopeSchema = z.array(z.enum(scopeParts))

/** What a request is about. */
export function aboutOf({ about }: Pick<StoredRequest, 'about'>): HelpAbout {
  return readJson(about, helpAboutSchema, {})
}

/** What the asker wants to show. What cannot be read shows nothing. */
export function scopeOfRow({ scope }: Pick<StoredRequest, 'scope'>): ScopePart[] {
  return readJson(scope, scopeSchema, [])
}

/** How long a request has waited by now, an appointment from its time on. One that came back has waited before. */
export function waitedUntil(
  row: Pick<StoredRequest, 'wait_ms' | 'agreed_at' | 'created_at'>,
  now: number,
): Pick<RequestChange, 'waited_at' | 'wait_ms'> {
  return row.wait_ms === null ? { waited_at: now, wait_ms: now - (row.agreed_at ?? row.created_at) } : {}
}
