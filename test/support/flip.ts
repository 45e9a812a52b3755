// Damage on the disk: one bit of one stored value.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { databaseFile } from '#server/storage/database-file.ts'

/** The row and the column to damage. */
export interface FlipTarget {
  readonly table: string
  readonly column: string
  /** SQL that chooses the row; any one of several. */
  readonly where?: string
}

/** Flips a bit in the middle of a text or a blob, or the last one of a number. @returns whether there was a row. */
export function flipBit(
  { dataDir }: { readonly dataDir: string },
  { table, column, where = '1' }: FlipTarget,
): boolean {
  const db = new DatabaseSync(join(dataDir, databaseFile))
  try {
    const chosen = db
      .prepare(`select ${column} as value from ${table} where ${where} and length(${column}) > 0 limit 1`)
      .get()
    if (!chosen) return false
    const value = flipped(chosen['value'] as Uint8Array | string | number)
    db.exec('pragma foreign_keys = off')
    db.prepare(`update ${table} set ${column} = ? where (${where}) and ${column} is ?`).run(
      value,
      chosen['value'] as Uint8Array,
    )
    return true
  } finally {
    db.close()
  }
}

function flipped(value: Uint8Array | string | number): Uint8Array | string | number {
  if (typeof value === 'number') return value ^ 1
  const bytes = Buffer.from(value)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  return typeof value === 'string' ? bytes.toString('utf8') : bytes
}
