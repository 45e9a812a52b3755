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
  {
    version: 2,
    change:
      'Amounts say their `exponent`, how many decimals the minor unit stands for; by ISO 4217, whatever a platform says. One without it is read as before: by CLDR 48, which gives HUF, IDR, COP and some others none. The occasion of a room may have 120 characters.',
    parts: {
      records: '9aca92dc11b5',
      events: 'd686b85480a5',
      commands: '75547bd9ba71',
      peopleEvents: '7c2015d9d451',
      frames: '1c83ab1776f4',
      presence: 'c375a371256a',
      refusals: 'a8d5c797d82b',
    },
  },
  {
    version: 3,
    change:
      'A room’s title and occasion and a link’s title are one tidy line (see shared/names), and an occasion takes 120 characters. New refusals: name-taken, too-many-rooms, no-such-thread; `room-damaged`, after which a client stops, and `no-new-rooms`, after which it may try again later.',
    parts: {
      records: 'c7858633fcb8',
      events: 'd686b85480a5',
      commands: '75547bd9ba71',
      peopleEvents: '7c2015d9d451',
      frames: '1c83ab1776f4',
      presence: 'c375a371256a',
      refusals: 'b39f32c1193a',
    },
  },
  {
    version: 4,
    change:
      'Opinions: the first part of a key is a variant, or a product for an opinion on the product as a whole, as all were before; their events say `seenPrice`. New in the cart document: `done`, members who are done, and `frame/closed`, with which a host closes the cart; edits of lines, wants and lanes are then refused as `cart-closed`. Presence has `at`, the list and line a member reads. New command `share.ask` and people event `share`: a member would like to see what you look at. Messages and pins have `files`, photos and voice notes that are sent and fetched over HTTP (the people event `file` says when one can be), and a pin has `mentions` and `products` too; its text may be empty then. A question has `choices`, and an answer by tap is a message with `choice`. The talk about a pin can be resolved. Refusals about files. The event `pin.placed` notifies those whom the pin names.',
    parts: {
      records: '2dac5a9c3d39',
      events: '2044a8fbcec6',
      commands: 'a9a2cd9ed4cb',
      peopleEvents: 'd23690dbf070',
      frames: '1c83ab1776f4',
      presence: '8d58ea9df407',
      refusals: '7c1b84cc4383',
    },
  },
  {
    version: 5,
    change:
      'The events `message.edited` and `pin.changed` say in `named` whom the new words name and the old ones did not; they notify those. A pin that names a member is a card of kind `reply` in their catch-up, also while nobody has answered it. A room may have documents `visit-…`, of an associate’s visit, with messages, proposals and what became of them; lines have `suggested`; the people event `visit` and events of requests, visits and proposals tell of them. New refusal: `file-damaged`, of a photo or voice note that has to be sent again. Asking the store has new refusals: no-staff, already-asked, too-many-questions, request-gone, request-taken, not-available. Events `help.reassigned` and `visit.joined` tell that a question was given to another associate, and whether a supervisor was let in. The people event `call` says who is in calls and who is rung, events `call.…` tell of them, and calls have new refusals: calls-not-offered, calls-unavailable, no-such-call, call-full, put-out-of-call. The document of a visit has `summaries`, what came of it; the events `visit.handed-over`, `visit.earlier` and `visit.summed-up`. New refusals of what associates have at hand: reply-broken, no-such-reply, too-many-replies, too-many-notes, no-such-colleague, transfer-waiting, no-such-transfer, already-practising, store-blocked, no-such-block. Events `appointment.agreed`, `appointment.moved` and `appointment.cancelled` tell of times that were agreed with the store. Further refusals: no-such-store, too-many-stores, no-shifts, time-not-free, no-help-desk. Refusals about feeds: feed-unknown, feed-broken, feed-loses-much, no-such-feed, too-many-feeds, feed-address. The event `visit.answered` tells that an associate answered; it and `visit.began` notify who asked.',
    parts: {
      records: 'da4f7c103d5a',
      events: '6d83fd9c8c0d',
      commands: 'a9a2cd9ed4cb',
      peopleEvents: '08fcb7194eac',
      frames: '1c83ab1776f4',
      presence: '8d58ea9df407',
      refusals: 'a30039c26405',
    },
  },
]

/** The newest version. */
export const wireVersion = wireVersions.at(-1) ?? wireVersions[0]
