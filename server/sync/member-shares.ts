// How much of a document each member takes, and those together who came by one link: neither one of them nor one link in many
// hands can fill it for all, and in a full one those of a link that took little still have a little. Nothing is counted while the
// document is so small that nobody can have used up a share.
import * as Y from 'yjs'
import type { MemberId } from '#shared/ids.ts'
import {
  maxLinkShareBytes,
  maxLinkShareRecords,
  maxShareBytes,
  maxShareRecords,
  minLinkShareBytes,
  minLinkShareRecords,
} from '#shared/records/limits.ts'
import type { ClientOwners } from './client-owners.ts'
import type { RecordsDocument } from './records-document.ts'

/** A count takes about 1 µs a record; how often a member at their limit may cause one, milliseconds. */
const countEveryMs = 1_000
/** The approximate cost of a record besides its key and value, bytes. */
const recordBytes = 16

/** What an update adds. */
export interface Growth {
  readonly bytes: number
  /** Records under keys that were never written before. */
  readonly records: number
}

/** Who brought what a document holds, and by which invitation they came. */
interface Origins {
  readonly owners: Pick<ClientOwners, 'ownerOf'>
  readonly linkOf: (member: MemberId) => string | undefined
}

/** The document of an update. */
interface Asked {
  readonly document: RecordsDocument
  /** What it holds now. */
  readonly total: Growth
  /** Whether only the least shares are left. */
  readonly isFull: boolean
  readonly room: Origins & { readonly now: () => number }
}

/** The most that a member, and the members of a link together, may take. */
interface Shares {
  readonly member: Growth
  readonly link: Growth
}

/** What each member has taken, and what the members of each link have taken together. */
interface Taken {
  readonly members: Map<MemberId, Growth>
  readonly links: Map<string, Growth>
}

const nothing: Growth = { bytes: 0, records: 0 }
const memberShare: Growth = { bytes: maxShareBytes, records: maxShareRecords }
const linkShare: Growth = { bytes: maxLinkShareBytes, records: maxLinkShareRecords }
const shares: Shares = { member: memberShare, link: linkShare }
const leastShare: Growth = { bytes: minLinkShareBytes, records: minLinkShareRecords }
/** Who came by no link stands for themselves. */
const sharesOfFull: Shares = { member: leastShare, link: leastShare }

/** The shares of one document. */
export class MemberShares {
  #taken: Taken | undefined
  #countedAt = -Infinity

  /** Whether the shares of a member and of their link leave room for an update, which is then counted as theirs. */
  take(memberId: MemberId, growth: Growth, { document, total, isFull, room }: Asked): boolean {
    if (!isFull && isWithin(sumOf(total, growth), memberShare)) {
      this.#taken = undefined
      return true
    }
    const [link, now] = [room.linkOf(memberId), room.now()]
    const fits = ({ members, links }: Taken) => {
      const most = isFull ? sharesOfFull : shares
      const isWithinOwn = isWithin(sumOf(members.get(memberId) ?? nothing, growth), most.member)
      return isWithinOwn && (link === undefined || isWithin(sumOf(links.get(link) ?? nothing, growth), most.link))
    }
    // What members have deleted meanwhile shows at the next count.
    const mayCount = now - this.#countedAt >= countEveryMs
    if (!this.#taken || (mayCount && !fits(this.#taken))) {
      this.#taken = count(document, room)
      this.#countedAt = now
    }
    if (!fits(this.#taken)) return false
    add(this.#taken.members, memberId, growth)
    if (link !== undefined) add(this.#taken.links, link, growth)
    return true
  }
}

function sumOf(a: Growth, b: Growth): Growth {
  return { bytes: a.bytes + b.bytes, records: a.records + b.records }
}

function isWithin({ bytes, records }: Growth, most: Growth): boolean {
  return bytes <= most.bytes && records <= most.records
}

function add(shares: Map<string, Growth>, whose: string, growth: Growth): void {
  shares.set(whose, sumOf(shares.get(whose) ?? nothing, growth))
}

/** A key belongs to the member who wrote it first, a value to the member who wrote it last. */
function count({ doc }: RecordsDocument, room: Origins): Taken {
  const [members, links] = [new Map<MemberId, Growth>(), new Map<string, Growth>()]
  for (const [client, structs] of doc.store.clients) {
    const owner = room.owners.ownerOf(client)
    if (owner === undefined) continue
    const growth = growthOf(structs)
    add(members, owner, growth)
    const link = room.linkOf(owner)
    if (link !== undefined) add(links, link, growth)
  }
  return { members, links }
}

/** What the items of one client take. */
function growthOf(structs: readonly object[]): Growth {
  let [bytes, records] = [0, 0]
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    if (struct.left === null) records += 1
    bytes += recordBytes + (struct.parentSub?.length ?? 0)
    if (!struct.deleted) bytes += sizeOf(struct.content.getContent())
  }
  return { bytes, records }
}

/** The approximate size of a JSON value, bytes. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 4
  let size = 2
  for (const [name, one] of Object.entries(value)) size += (Array.isArray(value) ? 1 : name.length + 2) + sizeOf(one)
  return size
}
