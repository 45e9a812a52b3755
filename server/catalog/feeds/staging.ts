// Where a file lies between being read and being saved: a database of its own on disk, which SQLite removes when it is closed. So a feed of
// gigabytes needs little memory, the variants of a product may stand anywhere in it, and nothing is saved before all of it was read.
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, StatementSync } from 'node:sqlite'
import type { ProductId } from '#shared/ids.ts'
import type { StoredProduct } from '../stored-product.ts'
import type { Offer } from './offer.ts'

/** What becomes of a product: shown, or kept from everybody. */
export type Fate = 'shown' | 'hidden'

const schema = `
  pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -8000; pragma temp_store = file;
  create table offers (num integer primary key, grp text, is_parent integer, data text);
  create table bodies (grp text, is_parent integer, body text, primary key (grp, is_parent));
  create table aliases (name text primary key, grp text) without rowid;
  create table refs (ref text primary key, line integer) without rowid;
  create table withdrawn (data text);
  create table products (num integer primary key, id text unique, fate text, data text);
`

/** One file under way. */
export class Staging {
  readonly #db = new DatabaseSync('')
  readonly #addOffer: StatementSync
  /** One description a product: its variants repeat it, and it is most of a feed. */
  readonly #addBody: StatementSync
  readonly #addRef: StatementSync
  readonly #addProduct: StatementSync

  constructor() {
    this.#db.exec(schema)
    this.#db.exec('begin')
    this.#addOffer = this.#db.prepare('insert into offers (grp, is_parent, data) values (?, ?, ?)')
    this.#addBody = this.#db.prepare('insert or ignore into bodies values (?, ?, ?)')
    this.#addRef = this.#db.prepare('insert or ignore into refs values (?, ?)')
    this.#addProduct = this.#db.prepare('insert or ignore into products (id, fate, data) values (?, ?, ?)')
  }

  addOffer(offer: Offer, isParent: boolean): void {
    const { body, ...rest } = offer
    const parent = isParent ? 1 : 0
    this.#addOffer.run(offer.group, parent, JSON.stringify(rest))
    this.#addBody.run(offer.group, parent, body)
  }

  /** Another name that offers may use for their group. */
  addAlias(name: string, group: string): void {
    this.#db.prepare('insert or ignore into aliases values (?, ?)').run(name, group)
  }

  /** @returns the line of an earlier offer with the same id. */
  takeRef(ref: string, line: number): number | undefined {
    if (this.#addRef.run(ref, line).changes === 1) return undefined
    const row = this.#db.prepare('select line from refs where ref = ?').get(ref)
    return Number(row?.['line'])
  }

  /** The offers of one product after the other, in the order of their first. */
  *groups(): Generator<{ readonly parent: Offer | undefined; readonly offers: readonly Offer[] }> {
    this.#db.exec(`
      update offers set grp = (select grp from aliases where name = offers.grp) where grp in (select name from aliases);
      create index offers_of_group on offers (grp, num);
      create table groups as select grp, min(num) as first from offers group by grp;
    `)
    const groups = this.#db.prepare('select grp from groups order by first').iterate()
    const offers = this.#db.prepare('select is_parent, data from offers where grp = ? order by num limit 5000')
    const body = this.#db.prepare('select body from bodies where grp = ? order by is_parent desc limit 1')
    for (const { grp } of groups as Iterable<{ grp: SQLInputValue }>) {
      const rows = offers.all(grp) as { is_parent: number; data: string }[]
      const about = body.get(grp)?.['body']
      const read = rows.map(({ is_parent: isParent, data }) => ({
        isParent,
        offer: { ...(JSON.parse(data) as Omit<Offer, 'body'>), body: typeof about === 'string' ? about : '' },
      }))
      yield {
        parent: read.find(({ isParent }) => isParent === 1)?.offer,
        offers: read.filter(({ isParent }) => isParent === 0).map(({ offer }) => offer),
      }
    }
  }

  /** @returns whether there was none of that id. */
  addProduct(product: StoredProduct, fate: Fate): boolean {
    return this.#addProduct.run(product.id, fate, JSON.stringify(product)).changes === 1
  }

  /** Taken away, whatever else the file says of it. */
  withdraw(product: StoredProduct): void {
    this.#db.prepare('insert into withdrawn values (?)').run(JSON.stringify(product))
  }

  hasProduct(id: ProductId): boolean {
    return this.#db.prepare('select 1 from products where id = ?').get(id) !== undefined
  }

  count(fate: Fate): number {
    return Number(this.#db.prepare('select count(*) as count from products where fate = ?').get(fate)?.['count'])
  }

  *products(fate: Fate): Generator<StoredProduct> {
    const rows = this.#db.prepare('select data from products where fate = ? order by num').iterate(fate)
    for (const { data } of rows as Iterable<{ data: string }>) yield JSON.parse(data) as StoredProduct
  }

  get withdrawnCount(): number {
    return Number(this.#db.prepare('select count(*) as count from withdrawn').get()?.['count'])
  }

  *withdrawn(): Generator<StoredProduct> {
    const rows = this.#db.prepare('select data from withdrawn order by rowid').iterate()
    for (const { data } of rows as Iterable<{ data: string }>) yield JSON.parse(data) as StoredProduct
  }

  close(): void {
    this.#db.close()
  }
}
