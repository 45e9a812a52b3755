// What the people of the pictures have done in their room by the time the picture is taken.
import { joinRoom, startRoom } from '#client/sdk/index.ts'
import type { Room, SavedSession } from '#client/sdk/index.ts'
import type { LineId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Role } from '#shared/roles.ts'
import { granted } from './people.ts'
import type { Cast, Person } from './people.ts'
import { talkAndDecide } from './together.ts'

/** Five friends and a grandmother furnish a first flat. */
export async function firstFlat(server: string): Promise<Cast> {
  const { host: ana, code } = await start(server, 'Ana', 'Our first flat')
  const come = (name: string, by: string = code) => enter((options) => joinRoom(by, { name }, options), server)
  const ben = await come('Ben')
  const mara = await come('Mara')
  const tom = await come('Tom')
  const zoe = await come('Zoë', await codeFor(ana, 'advisor'))
  const ottilie = await come('Ottilie', await codeFor(ana, 'viewer'))
  const cast = { ana, ben, mara, tom, zoe, ottilie }
  await shop(cast)
  await talkAndDecide(cast)
  return cast
}

/** A room that has just been started. */
export async function newRoom(server: string): Promise<Person> {
  return (await start(server, 'Ana', 'Birthday for Ottilie')).host
}

async function shop({ ana, ben, mara, tom, zoe }: Cast): Promise<void> {
  const pack = await add(tom, 'veranda-chair:oak-oat')
  await add(ana, 'veranda-chair:oak-oat')
  await add(mara, 'kiln-bowl:celadon')
  await add(ben, 'alba-jug:cream')
  await add(ana, 'pear-lamp:teal')
  const mug = await add(ben, 'kiln-mug:oat', 2)
  await add(ana, 'kiln-mug:oat')
  await add(tom, 'chamber-candle:brass')
  const coat = await add(mara, 'fell-throw:oat')
  granted(tom.room.cart.move(pack, 'decided'))
  granted(mara.room.cart.move(coat, 'rejected'))
  granted(ben.room.cart.note(mug, 'one for my sister'))
  granted(ben.room.cart.opine('kiln-bowl:celadon', 'yes', { reason: 'deep enough for pasta for four' }))
  granted(mara.room.cart.opine('kiln-bowl:midnight-39', 'unsure', { reason: 'does the rim chip easily?' }))
  granted(ana.room.cart.setFrame('occasion', 'Three days at the lake'))
  granted(ana.room.cart.setFrame('budget', { amountMinor: 60_000, currency: 'EUR', exponent: 2 }))
  granted(ben.room.members.setDone(true))
  granted(zoe.room.cart.opine('alba-jug', 'no'))
  granted(tom.room.cart.opine('alba-jug', 'yes'))
  granted(tom.room.cart.opine('pear-lamp', 'yes'))
  await Promise.all([ana, ben, mara, tom, zoe].map(({ room }) => room.saved()))
}

/** One after the other, so that the cart stands in the same order in every picture. */
async function add({ room }: Person, variant: string, count = 1): Promise<LineId> {
  const line = granted(room.cart.add(variant, { count }))
  await room.saved()
  return line
}

async function start(server: string, name: string, title: string): Promise<{ host: Person; code: string }> {
  let code = ''
  const host = await enter(async (options) => {
    const started = await startRoom({ name, title }, options)
    if (!started.ok) return started
    code = started.value.invitation.code
    return { ok: true, value: started.value.room }
  }, server)
  return { host, code }
}

async function codeFor({ room }: Person, role: Exclude<Role, 'host' | 'associate'>): Promise<string> {
  return granted(await room.invitations.create({ role })).code
}

interface Entering {
  readonly server: string
  readonly keepLocally: false
  readonly onSession: (session: SavedSession) => void
}

async function enter(way: (options: Entering) => Promise<Outcome<Room>>, server: string): Promise<Person> {
  let session: SavedSession | undefined
  const onSession = (saved: SavedSession) => {
    session = saved
  }
  const room = granted(await way({ server, keepLocally: false, onSession }))
  if (!session) throw new Error('the SDK gave nothing to keep')
  return { room, session }
}
