// The wire: record kinds, commands, people events, event kinds, frames and presence. Programs of others speak it, and so do pages
// and servers of another version during a deployment. A test hashes each part; what changes one takes a new line here.

/** One version, and what was new in it. */
interface WireVersion {
  readonly version: number
  /** For a developer who speaks the wire: what to expect, what to change. */
  readonly change: string
  /** The first hexadecimal digits of the SHA-256 of each part; `test/wire/fingerprint.test.ts` says how. */
  readonly parts: Readonly<Record<WirePart, string>>
}

/** The parts that are hashed. */
export type WirePart = 'records' | 'events' | 'commands' | 'peopleEvents' | 'frames' | 'presence' | 'refusals'

/** Every version since they are counted, the newest last. A line stays as it is once it was released. */
export const wireVersions: readonly [WireVersion, ...WireVersion[]] = [
  {
    version: 1,
    change: 'The first version with a number. Programs that spoke the wire before need no change.',
    parts: {
      records: '58516b891391',
      events: '6c2a12fb14fd',
      commands: '75547bd9ba71',
      peopleEvents: '7c2015d9d451',
      frames: '1c83ab1776f4',
      presence: 'c375a371256a',
      refusals: 'a8d5c797d82b',
    },
  },
]

/** The newest version. */
export const wireVersion = wireVersions.at(-1) ?? wireVersions[0]
