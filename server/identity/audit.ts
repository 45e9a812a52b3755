// The audit log. An entry is written in the transaction of the change it records, so that neither exists without the other.
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { auditActors } from '#shared/audit/contracts.ts'
import type { AuditAction, AuditPage } from '#shared/audit/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import { readJson } from '#server/storage/json-column.ts'
import type { Tables } from '#server/storage/tables.ts'

/** Who did it. The operator, at the server's own terminal, has no id. */
export type AuditActor =
  | { readonly kind: 'member' | 'key' | 'feed' | 'customer' | 'staff'; readonly id: string }
  | { readonly kind: 'operator'; readonly id: null }

/** A room, as far as an entry needs it. */
export interface AuditedRoom {
  readonly num: number
  readonly shopId: ShopId
}

/** An entry to be written. */
export interface AuditNote {
  readonly at: number
  /** Where: in a room, or in the shop itself. */
  readonly where: AuditedRoom | { readonly shopId: ShopId }
  readonly actor: AuditActor
  readonly action: AuditAction
  readonly subject: string
  /** Ids, roles, counts. Never a token, a code, or what people wrote. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** The operator, at the server's own terminal. */
export const operator: AuditActor = { kind: 'operator', id: null }

/** Writes an entry. @param trx the transaction of the change that it records. */
export async function writeAudit(trx: Kysely<Tables>, note: AuditNote): Promise<void> {
  const { at, where, actor, action, subject, detail = {} } = note
  await trx
    .insertInto('audit')
    .values({
      at,
      shop_id: where.shopId,
      room: 'num' in where ? where.num : null,
      actor_kind: actor.kind,
      actor_id: actor.id,
      action,
      subject,
      detail: JSON.stringify(detail),
    })
    .execute()
}

const kindSchema = z.enum(auditActors)
const detailSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/**
 * One page of the log of a room, or of a shop with all its rooms, newest first.
 * @param page.before `next` of the page before.
 */
export async function readAudit(
  db: Kysely<Tables>,
  of: { readonly room: number } | { readonly shopId: ShopId },
  page: { before?: number | undefined; limit: number },
): Promise<AuditPage> {
  let query = db
    .selectFrom('audit')
    .leftJoin('rooms', 'rooms.num', 'audit.room')
    .selectAll('audit')
    .select('rooms.id as room_id')
    .orderBy('audit.id', 'desc')
    .limit(page.limit + 1)
  query = 'room' in of ? query.where('audit.room', '=', of.room) : query.where('audit.shop_id', '=', of.shopId)
  if (page.before !== undefined) query = query.where('audit.id', '<', page.before)
  const rows = await query.execute()
  const shown = rows.slice(0, page.limit)
  const entries = shown.map(({ id, at, room_id, actor_kind, actor_id, action, subject, detail }) => ({
    id,
    at,
    room: room_id,
    actor: { kind: kindSchema.parse(actor_kind), id: actor_id },
    action,
    subject,
    detail: readJson(detail, detailSchema, {}),
  }))
  return { entries, next: rows.length > page.limit ? (entries.at(-1)?.id ?? null) : null }
}
