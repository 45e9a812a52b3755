// Ana at her page, and Ben in the room with a program: what he does comes to her without a second browser.
import { onTestFinished } from 'vitest'
import { joinRoom, startRoom } from '#client/sdk/index.ts'
import type { Room, SavedSession } from '#client/sdk/index.ts'
import type { VariantId } from '#shared/ids.ts'
import { visitors } from './page-people.ts'
import type { Visitor } from './page-people.ts'
import { startTestServer } from './server.ts'
import { granted } from './shoppers.ts'

/** Who wants which variants. */
interface Wanted {
  readonly ana: readonly VariantId[]
  readonly ben?: readonly VariantId[]
}

/** Ana looks at the boot, on a server of her own. */
export async function anaAtHerDesk(wanted: Wanted): Promise<{ ana: Visitor & { readonly id: string }; ben: Room }> {
  const server = await startTestServer()
  let session: SavedSession | undefined
  const onSession = (saved: SavedSession) => void (session ??= saved)
  const started = granted(await startRoom({ name: 'Ana', title: 'Lake weekend' }, { server: server.url, onSession }))
  for (const variant of wanted.ana) granted(started.room.cart.add(variant))
  await started.room.saved()
  const ben = granted(await joinRoom(started.invitation.code, { name: 'Ben' }, { server: server.url }))
  onTestFinished(() => ben.close())
  for (const variant of wanted.ben ?? []) granted(ben.cart.add(variant))
  await ben.saved()
  await started.room.close()
  const [visitor] = await visitors(1)
  if (!visitor || !session) throw new Error('nobody came')
  // What the page asks about sharing would take the focus.
  await visitor.context.addInitScript(`localStorage.setItem('tagalong.sharing.${session.roomId}', 'no')`)
  await visitor.comeBack(session, 'ridge-boot')
  return { ana: Object.assign(visitor, { id: session.memberId }), ben }
}
