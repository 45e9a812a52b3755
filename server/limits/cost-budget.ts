// How much of this process each member and each room may take: time of its only thread, and bytes of answers. Limits of calls count
// them; what one call costs depends on the room.
import { BusyTime } from './busy-time.ts'
import { TokenBucket } from './token-bucket.ts'

/** Unused time is saved for this long, so that a member may send much at once after being away. */
const msBurstSeconds = 30
/** Unused bytes are saved for this long: four full documents at once, by the usual limit. */
const byteBurstSeconds = 16
/** The budget of a room, as a multiple of the budget of one member. */
const membersOfRoom = 4
/** Full budgets of absent members are dropped above this number. */
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
}

/** Who pays for a call. */
export interface Payer {
  readonly memberId: string
  readonly roomId: string
}

/** The budget of a member in a room. */
export interface MemberBudget {
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
  /** Of all calls that wait in between, whichever way they came: what they do at once is theirs in equal shares. */
  readonly #busy = new BusyTime()

  constructor(limits: CostLimits) {
    this.#limits = limits
  }

  /** Does work that a member pays for, where it may wait in between. @param bytesOf the work's answer. */
  async charge<Done>(
    payer: Payer,
    work: () => Promise<Done>,
    bytesOf: (done: Done) => number = () => 0,
  ): Promise<Done> {
    const end = this.#busy.begin()
    let bytes = 0
    try {
      const done = await work()
      bytes = bytesOf(done)
      return done
    } finally {
      this.of(payer).spend({ ms: end(), bytes })
    }
  }

  /** The budget of a member in a room. */
  of({ memberId, roomId }: Payer): MemberBudget {
    const { memberMsPerSecond, roomMsPerSecond, memberBytesPerSecond } = this.#limits
    const member = kept(this.#members, memberId, [memberMsPerSecond, memberBytesPerSecond])
    const room = kept(this.#rooms, roomId, [roomMsPerSecond, membersOfRoom * memberBytesPerSecond])
    const take = (kind: keyof Cost, amount: number) => {
      const now = performance.now()
      return Math.max(member[kind].take(now, amount), room[kind].take(now, amount))
    }
    return {
      spend: ({ ms, bytes }) =>
        Math.max(ms === undefined ? 0 : take('ms', ms), bytes === undefined ? 0 : take('bytes', bytes)),
      get waitMs() {
        return Math.max(take('ms', 0), take('bytes', 0))
      },
      get overdrawn() {
        return member.ms.overdrawn || room.ms.overdrawn
      },
    }
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
