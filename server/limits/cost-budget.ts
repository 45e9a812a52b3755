// How much of this process each member and each room may take: time of its only thread, and bytes of answers; and each address by
// which somebody asks who is no member. Limits of calls count them; what one call costs depends on the room, or on the page.
import { BusyTime } from './busy-time.ts'
import { TokenBucket } from './token-bucket.ts'

/** Unused time is saved for this long, so that a member may send much at once after being away. */
const msBurstSeconds = 30
/** Unused bytes are saved for this long: four full documents at once, by the usual limit. */
const byteBurstSeconds = 16
/** The budget of a room, as a multiple of the budget of one member. */
const membersOfRoom = 4
/** Full budgets of those who are absent are dropped above this number, of each kind. */
const maxKept = 20_000

/** What a call took. */
export interface Cost {
  /** Time of the main thread, milliseconds. */
  readonly ms: number
  /** Of the answer. */
  readonly bytes: number
}

/** The allowed cost per second, sustained; 0 for no limit. */
export interface CostLimits {
  readonly memberMsPerSecond: number
  readonly roomMsPerSecond: number
  readonly memberBytesPerSecond: number
  readonly addressMsPerSecond: number
}

/** Who pays for a call: a member in a room, or an address. */
export type Payer = { readonly memberId: string; readonly roomId: string } | { readonly address: string }

/** The budget of a payer. */
export interface Budget {
  /** Pays for a call. @returns how long to wait before the next of its kind, milliseconds; 0 while within the budget. */
  spend(cost: Partial<Cost>): number
  /** How long to wait until there is something left, milliseconds. */
  readonly waitMs: number
  /** Whether time was spent on in spite of the waiting: a whole burst was taken beyond it. */
  readonly overdrawn: boolean
}

interface Buckets {
  readonly ms: TokenBucket
  readonly bytes: TokenBucket
}

/** The budgets of all. */
export class CostBudgets {
  readonly #limits: CostLimits
  readonly #members = new Map<string, Buckets>()
  readonly #rooms = new Map<string, Buckets>()
  readonly #addresses = new Map<string, Buckets>()
  /** Of all calls that wait in between, whichever way they came: what they do at once is theirs in equal shares. */
  readonly #busy = new BusyTime()

  constructor(limits: CostLimits) {
    this.#limits = limits
  }

  /** Does work that somebody pays for, where it may wait in between: its time. */
  async charge<Done>(payer: Payer, work: () => Promise<Done>): Promise<Done> {
    const end = this.#busy.begin()
    try {
      return await work()
    } finally {
      this.of(payer).spend({ ms: end() })
    }
  }

  /** The budget of a member in a room, or of an address. */
  of(payer: Payer): Budget {
    return new SharedBudget(this.#bucketsOf(payer))
  }

  #bucketsOf(payer: Payer): readonly Buckets[] {
    const { memberMsPerSecond, roomMsPerSecond, memberBytesPerSecond, addressMsPerSecond } = this.#limits
    if ('address' in payer) return [kept(this.#addresses, payer.address, [addressMsPerSecond, 0])]
    return [
      kept(this.#members, payer.memberId, [memberMsPerSecond, memberBytesPerSecond]),
      kept(this.#rooms, payer.roomId, [roomMsPerSecond, membersOfRoom * memberBytesPerSecond]),
    ]
  }
}

/** A budget that several share: what is spent is taken from the buckets of each. Every connection has one, so it is small. */
class SharedBudget implements Budget {
  readonly #all: readonly Buckets[]

  constructor(all: readonly Buckets[]) {
    this.#all = all
  }

  spend({ ms, bytes }: Partial<Cost>): number {
    return Math.max(ms === undefined ? 0 : this.#take('ms', ms), bytes === undefined ? 0 : this.#take('bytes', bytes))
  }

  get waitMs(): number {
    return Math.max(this.#take('ms', 0), this.#take('bytes', 0))
  }

  get overdrawn(): boolean {
    return this.#all.some(({ ms }) => ms.overdrawn)
  }

  #take(kind: keyof Cost, amount: number): number {
    const now = performance.now()
    return Math.max(...this.#all.map((buckets) => buckets[kind].take(now, amount)))
  }
}

/** The buckets of a key; the ones used last are at the end. */
function kept(all: Map<string, Buckets>, key: string, [ms, bytes]: readonly [number, number]): Buckets {
  const known = all.get(key)
  all.delete(key)
  const buckets = known ?? { ms: bucketOf(ms, msBurstSeconds), bytes: bucketOf(bytes, byteBurstSeconds) }
  all.set(key, buckets)
  if (all.size > maxKept) all.delete(all.keys().next().value ?? '')
  return buckets
}

function bucketOf(perSecond: number, burstSeconds: number): TokenBucket {
  return new TokenBucket({ perSecond, burst: burstSeconds * perSecond })
}
