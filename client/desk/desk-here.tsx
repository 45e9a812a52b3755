// The desk of somebody who is signed in: its connection lives as long as this is drawn.
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useTranslation } from 'react-i18next'
import { saveStaffDevice } from '#client/rooms/staff-device.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { DeskBoards } from '#client/sdk/desk-boards.ts'
import { DeskConnection } from '#client/sdk/desk.ts'
import { openCatalogue } from '#client/sdk/outside.ts'
import { StaffAccess } from '#client/sdk/staff-access.ts'
import { toast } from '#client/ui/toasts.tsx'
import type { Refusal } from '#shared/refusals.ts'
import { BoardPage } from './board/board-page.tsx'
import { DeskContext } from './desk-context.ts'
import type { OpenDesk } from './desk-context.ts'
import { DeskOutline } from './desk-outline.tsx'
import { DeskShell } from './desk-shell.tsx'
import { renewDevice } from './device.ts'
import { followLifecycle } from './lifecycle.ts'
import { saveSession } from './saved-session.ts'
import type { SavedStaffSession } from './saved-session.ts'

interface DeskHereProps {
  session: SavedStaffSession
  /** The visit to begin with. */
  visit: string | undefined
  /** @param why absent where they signed out themselves. */
  onLeave: (why?: Refusal) => void
}

/** Connects, and draws the desk once it is known. */
export function DeskHere({ session, visit, onLeave }: DeskHereProps) {
  const [open, setOpen] = useState<OpenDesk>()
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  useEffect(() => {
    const { shop } = session
    const access = new StaffAccess({
      server: location.origin,
      session,
      now: Date.now,
      onRenewed: (renewed) => saveSession({ ...renewed, shop }),
      onEnded: onLeave,
    })
    const desk = new DeskConnection({
      server: location.origin,
      access,
      socket: WebSocket,
      device: Date.now,
      random: Math.random,
      onRejected: (text, why) => toast(t('compose.notSent', { text, why: because(why.code) })),
      onEnded: onLeave,
    })
    void desk.open()
    void renewDevice(desk.attention, shop)
    const unfollow = followLifecycle(desk)
    setOpen({ desk, board: new DeskBoards(access), shop, catalogue: openCatalogue(shop) })
    return () => {
      unfollow()
      desk.close()
    }
    // One connection a sign-in: what else changes is read when it is needed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [session])
  if (!open) return <DeskOutline />
  return (
    <DeskContext value={open}>
      <OnceKnown open={open} visit={visit} onSignOut={() => void signOut(open).then(() => onLeave())} />
    </DeskContext>
  )
}

async function signOut({ desk, shop }: OpenDesk): Promise<void> {
  // The server forgets the device with the session.
  await saveStaffDevice(shop, undefined)
  await desk.signOut()
}

interface OnceKnownProps {
  open: OpenDesk
  visit: string | undefined
  onSignOut: () => void
}

function OnceKnown({ open, visit, onSignOut }: OnceKnownProps) {
  const desk = useObservable(open.desk.state)
  const [place] = useLocation()
  if (!desk) return <DeskOutline />
  if (desk.me.role === 'supervisor' && place.endsWith('/board')) return <BoardPage me={desk.me} />
  return <DeskShell desk={desk} first={visit} onSignOut={onSignOut} />
}
