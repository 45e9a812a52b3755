// `npm run catalog`: what a shop's catalogue is administered with from a terminal. `server/catalog-main.ts` runs it.
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { isId } from '#shared/ids.ts'
import type { ShopId } from '#shared/ids.ts'
import { isCurrency } from '#shared/iso-4217.ts'
import type { Outcome } from '#shared/outcome.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { ImportReport, RowProblem } from '#shared/catalog/contracts.ts'
import { keyScopes } from '#shared/shops/contracts.ts'
import type { KeyScope } from '#shared/shops/contracts.ts'
import { operator } from '#server/identity/audit.ts'
import type { AuditActor } from '#server/identity/audit.ts'
import type { Catalogue } from './catalogue.ts'
import { importCatalogue, usualLossPercent } from './import-catalog.ts'
import type { ImportProgress } from './import-catalog.ts'

export const usage = `Use one of these:
  npm run catalog -- import <shop> <file> [--all-or-nothing] [--whole [--may-lose 30]] [--create --currency EUR [--name "…"] [--locale en]]
  npm run catalog -- key <shop>

import   takes a product export of Shopify or WooCommerce, a feed for Google Merchant or Meta, or a page with
         schema.org products, packed with gzip or not. Rows that cannot be read are named and left out, the others kept;
         with --all-or-nothing one broken row means that nothing is imported. With --whole the file names all that the shop
         has: what it does not name is taken away, if that is no more than 30 % of it, or what --may-lose says. --create makes the shop where there is none.
key      makes an admin key with every scope for the shop. Those before stay good; a key revokes them over HTTP.`

/** Exit codes. */
const done = 0
const failed = 1

interface NewShop {
  readonly id: ShopId
  readonly name: string
  readonly locale: string
  readonly currency: string
  readonly guests: boolean
  readonly origins: readonly string[]
}

/** What the command asks of shops; `Shops` answers it. */
export interface ShopKeeper {
  shop(id: ShopId): Promise<{ readonly id: ShopId; readonly currency: string } | undefined>
  ensureShop(shop: NewShop): Promise<{ readonly id: ShopId; readonly currency: string }>
}

/** What the command asks of keys; `AdminKeys` answers it. */
export interface KeyMaker {
  make(
    shopId: ShopId,
    key: { readonly name: string; readonly scopes: readonly KeyScope[] },
    by: AuditActor,
  ): Promise<Outcome<{ readonly key: string }>>
}

export interface CommandParts {
  readonly catalogue: Catalogue
  readonly shops: ShopKeeper
  readonly keys: KeyMaker
  /** Writes a line of the answer. */
  readonly say: (line: string) => void
  /** Writes a line about what went wrong. */
  readonly complain: (line: string) => void
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
}

const options = {
  'all-or-nothing': { type: 'boolean' },
  'whole': { type: 'boolean' },
  'may-lose': { type: 'string' },
  'create': { type: 'boolean' },
  'currency': { type: 'string' },
  'name': { type: 'string' },
  'locale': { type: 'string' },
  'help': { type: 'boolean', short: 'h' },
} as const

type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

/** What was asked for. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'key'; readonly shop: ShopId }
  | { readonly name: 'import'; readonly shop: ShopId; readonly file: string; readonly flags: Flags }

/**
 * Reads what stands behind `npm run catalog --`.
 * @returns the command, or a sentence why it is none.
 */
export function readCommand(args: readonly string[]): Command | string {
  const parsed = parse(args)
  if (typeof parsed === 'string') return parsed
  const { flags, words } = parsed
  const [name, shop, file] = words
  const share = Number(flags['may-lose'] ?? usualLossPercent)
  if (!Number.isInteger(share) || share < 0 || share > 100) return '--may-lose takes a share from 0 to 100.'
  if (flags.help) return { name: 'help' }
  if (shop !== undefined && !isId(shop)) return `“${shop}” cannot be the id of a shop.`
  if (name === 'key' && shop !== undefined && words.length === 2) return { name, shop }
  if (name === 'import' && shop !== undefined && file !== undefined && words.length === 3)
    return { name, shop, file, flags }
  return name === undefined ? 'What shall be done?' : `“${words.join(' ')}” is not understood.`
}

function parse(args: readonly string[]): { readonly flags: Flags; readonly words: readonly string[] } | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    return { flags: values, words: positionals }
  } catch (error) {
    return `${(error as Error).message}.`
  }
}

/**
 * Does what was asked for.
 * @returns the exit code: 0 done, 1 refused or failed and nothing was changed.
 */
export async function runCommand(command: Exclude<Command, { name: 'help' }>, parts: CommandParts): Promise<number> {
  return command.name === 'key' ? makeKey(parts, command.shop) : importFile(parts, command)
}

async function makeKey(parts: CommandParts, shopId: ShopId): Promise<number> {
  const made = await parts.keys.make(shopId, { name: 'made at the terminal', scopes: keyScopes }, operator)
  if (!made.ok && made.refusal.code === 'no-such-shop') return complain(parts, `There is no shop “${shopId}”.`)
  if (!made.ok) return complain(parts, sentenceOf(made.refusal))
  parts.complain(`An admin key of “${shopId}”. It opens everything of the shop, and is shown this once:`)
  return say(parts, made.value.key)
}

async function importFile(parts: CommandParts, command: Extract<Command, { name: 'import' }>): Promise<number> {
  const { shop: shopId, flags } = command
  const file = await openFile(command.file)
  if (typeof file === 'string') return complain(parts, file)
  try {
    const shop = await shopFor(parts.shops, shopId, flags)
    if (typeof shop === 'string') return complain(parts, shop)
    const mode = flags['all-or-nothing'] ? 'all-or-nothing' : 'keep'
    const source = file.createReadStream({ autoClose: false })
    const { catalogue, onProgress } = parts
    const mayLosePercent = flags.whole ? Number(flags['may-lose'] ?? usualLossPercent) : undefined
    const outcome = await importCatalogue(catalogue, { shop, source, mode, mayLosePercent, by: operator, onProgress })
    return outcome.ok ? report(parts, shopId, outcome.value) : complain(parts, sentenceOf(outcome.refusal))
  } finally {
    await file.close()
  }
}

async function openFile(path: string): Promise<FileHandle | string> {
  try {
    const file = await open(path)
    if ((await file.stat()).isFile()) return file
    await file.close()
    return `${path} is not a file.`
  } catch (error) {
    return `${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`
  }
}

async function shopFor(shops: ShopKeeper, id: ShopId, flags: Flags) {
  const known = await shops.shop(id)
  if (known) return known
  if (!flags.create) return `There is no shop “${id}”; --create --currency EUR makes it.`
  const { currency = '', name = id, locale = 'en' } = flags
  if (!isCurrency(currency)) {
    return 'A new shop needs its currency: three capital letters, such as --currency EUR.'
  }
  if (!isLocale(locale)) return `“${locale}” is no language tag, such as en or pt-BR.`
  return shops.ensureShop({ id, name, locale, currency, guests: true, origins: [] })
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

function report(parts: CommandParts, shopId: ShopId, report: ImportReport): number {
  const {
    rows,
    products,
    added,
    changed,
    unchanged,
    hidden,
    withdrawn,
    problemCount,
    problems,
    adjustedCount,
    adjusted,
  } = report
  name(parts, problems, problemCount)
  name(parts, adjusted, adjustedCount)
  const unpublished = hidden > 0 ? `; ${hidden} not published, left out` : ''
  const gone = withdrawn > 0 ? `; ${withdrawn} no longer named, taken away` : ''
  const broken = problemCount > 0 ? `; ${problemCount} problems, named above` : ''
  const fitted = adjustedCount > 0 ? `; ${adjustedCount} rounded or cut, named above` : ''
  const counts = `${added} new, ${changed} changed, ${unchanged} unchanged`
  return say(
    parts,
    `“${shopId}” has ${products} products of this file (${rows} rows): ${counts}${unpublished}${gone}${broken}${fitted}.`,
  )
}

function name({ complain }: CommandParts, listed: readonly RowProblem[], count: number): void {
  for (const { line, message } of listed) complain(`Line ${line}: ${message}`)
  if (count > listed.length) complain(`And ${count - listed.length} more.`)
}

function sentenceOf({ code, detail }: Refusal): string {
  const { sentence } = meaningOf(code)
  return detail === undefined ? sentence : `${sentence} ${detail}`
}

function say({ say }: CommandParts, line: string): number {
  say(line)
  return done
}

function complain({ complain }: CommandParts, line: string): number {
  complain(line)
  return failed
}
