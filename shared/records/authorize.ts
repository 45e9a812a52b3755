// Decides whether an edit is allowed. The server's guard, the SDK and the buttons of the page all ask here.
import { defined } from '../defined.ts'
import type { EventKinds, NewEventOf } from '../events/event-kind.ts'
import { isId } from '../ids.ts'
import { granted, refused } from '../outcome.ts'
import type { Outcome } from '../outcome.ts'
import { refusal } from '../refusals.ts'
import type { RefusalCode } from '../refusals.ts'
import type { Actor, RuleContext, Grant, KeyedEdit, RecordEdit, RecordKind } from './record-kind.ts'

/** The part of a kind that decides. */
type Rules = Omit<RecordKind, 'events' | 'toEvent'>

/** How far a writer's clock may run ahead of the server's. */
export const maxClockAheadMs = 5 * 60_000

/**
 * Decides about one edit by the rules of its kind.
 * @returns the event for history, if the kind has one for this edit; or the refusal with root and key.
 */
export function authorizeEdit<Events extends EventKinds>(
  kind: RecordKind<unknown, Events>,
  edit: RecordEdit,
  context: RuleContext,
): Outcome<NewEventOf<Events> | undefined> {
  const form = authorizeForm(kind, edit, context.now)
  if (!form.ok) return form
  const keyed = form.value
  if (context.actor.role !== 'server') {
    const code = whyNot(kind, keyed, context) ?? kind.also?.(keyed, context)
    if (code) return refused(refusal(code, { root: edit.root, key: edit.key }))
  }
  return granted(kind.toEvent(keyed, context.because))
}

/**
 * Decides about a write that nobody will see: overwritten or deleted within its own update, or lost to another's. The document
 * keeps and sends it all the same. So its form must fit, and the writer must have been allowed to make it in some state.
 * @param edit its `before` is unknown; `after` is undefined if only a tombstone of the write is left.
 */
export function authorizeUnseen(kind: Rules, edit: RecordEdit, actor: Actor, now: number): Outcome<void> {
  const form = authorizeForm(kind, edit, now)
  if (!form.ok) return form
  const keyed = form.value
  const isMark = edit.after === undefined
  const code = whyNoGrant(kind, actor, [...kind.create, ...kind.change], (grant) =>
    isMark && grant.own !== 'key' ? true : isOwn(grant, kind, keyed, actor.id),
  )
  return code ? refused(refusal(code, { root: edit.root, key: edit.key })) : granted(undefined)
}

/** Checks only the form of an edit: key, value and moment fit the kind. It is the same for all writers. */
function authorizeForm(kind: Rules, edit: RecordEdit, now: number): Outcome<KeyedEdit<unknown>> {
  const { root, key, before, after } = edit
  const parts = key.split('/')
  if (parts.length !== kind.key.length || !parts.every(isId)) return refusedForm(edit, 'bad-key')
  // Field by field: spreading the edit takes longer than all rules of most kinds.
  const keyed: KeyedEdit<unknown> = { root, key, before, after, parts }
  if (after !== undefined) {
    const parsed = kind.value.safeParse(after)
    if (!parsed.success) return refusedForm(edit, 'bad-value', parsed.error.issues[0]?.message)
    if (isAhead(after, now)) return refusedForm(edit, 'clock-ahead')
  }
  return kind.fits && !kind.fits(keyed) ? refusedForm(edit, 'bad-value') : granted(keyed)
}

function refusedForm({ root, key }: RecordEdit, code: RefusalCode, detail?: string): Outcome<never> {
  return refused(refusal(code, { root, key, ...defined({ detail }) }))
}

/** The grants that apply to an edit: those for creating, changing or removing. */
export function grantsFor(kind: Rules, edit: RecordEdit, concurrent = false): readonly Grant[] {
  if (edit.after === undefined) return kind.remove
  if (edit.before === undefined || (concurrent && kind.createsMerge)) return kind.create
  return kind.change
}

function whyNot(kind: Rules, edit: KeyedEdit<unknown>, { actor, concurrent }: RuleContext): RefusalCode | undefined {
  return whyNoGrant(kind, actor, grantsFor(kind, edit, concurrent), (grant) => isOwn(grant, kind, edit, actor.id))
}

function whyNoGrant(
  kind: Rules,
  { role }: Actor,
  grants: readonly Grant[],
  covers: (grant: Grant) => boolean,
): RefusalCode | undefined {
  if (role === 'server') return undefined
  // A loop, as every edit comes here: lists of those that apply take longer than the rules.
  let isForRole = false
  for (const grant of grants) {
    if (!grant.roles.includes(role)) continue
    if (covers(grant)) return undefined
    isForRole = true
  }
  if (isForRole) return 'not-your-record'
  if (grants.length > 0) return 'role-may-not'
  const anybody = kind.create.length + kind.change.length + kind.remove.length > 0
  return anybody ? 'record-fixed' : 'server-only'
}

function isOwn(grant: Grant, kind: Rules, edit: KeyedEdit<unknown>, memberId: string): boolean {
  switch (grant.own) {
    case undefined:
      return true
    case 'key':
      return edit.parts[kind.key.indexOf('member')] === memberId
    case 'by': {
      // The author before and the author after must both be the writer: nobody takes over or gives away a record.
      // If two members create a record at once, the other one's record does not belong to this writer.
      const merging = kind.createsMerge === true && edit.after !== undefined
      const before = merging || edit.before === undefined ? memberId : authorOf(edit.before)
      const after = edit.after === undefined ? memberId : authorOf(edit.after)
      return before === memberId && after === memberId
    }
    case 'signed':
      return authorOf(edit.after) === memberId
    default:
      return grant.own satisfies never
  }
}

function authorOf(value: unknown): string | undefined {
  return fieldOf(value, 'by') as string | undefined
}

/** The fields in which a record says when it was written. */
const moments = ['at', 'editedAt']

function isAhead(value: unknown, now: number): boolean {
  if (typeof value !== 'object') return false
  return moments.some((field) => {
    const at = fieldOf(value, field)
    return typeof at === 'number' && at > now + maxClockAheadMs
  })
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined
}
