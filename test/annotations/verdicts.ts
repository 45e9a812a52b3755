// The verdict of the record kinds about an edit, the same for server, SDK and page.
import { authorizeEdit } from '#shared/records/authorize.ts'
import type { Actor } from '#shared/records/record-kind.ts'
import { kindOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { RefusalCode } from '#shared/refusals.ts'

/** The moment of all verdicts. */
export const now = 1_800_000_000_000
const ana: Actor = { id: 'ana', role: 'shopper' }

/** Whether Ana, a shopper, may create a record, in an empty document. */
export function verdictOn(
  root: string,
  key: string,
  value: unknown,
  document: DocumentName = 'annotations',
): RefusalCode | 'admitted' {
  const kind = kindOf(document, root)
  if (!kind) return 'unknown-root'
  const edit = { root, key, before: undefined, after: value }
  const authorized = authorizeEdit(kind, edit, { actor: ana, now, read: () => undefined })
  return authorized.ok ? 'admitted' : authorized.refusal.code
}
