// Notices what other processes write into the database, such as the catalogue's command.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from './tables.ts'

/** What other connections have written. Asking takes microseconds: SQLite counts their commits (pragma data_version). */
export class ForeignWrites {
  readonly #db: Kysely<Tables>
  #version: number | undefined

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** Whether another connection has written since the last call; false at the first. */
  async haveCome(): Promise<boolean> {
    const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(this.#db)
    const before = this.#version
    this.#version = rows[0]?.data_version
    return before !== undefined && this.#version !== before
  }
}
