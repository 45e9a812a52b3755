// The desk of somebody who is signed in: its connection lives as long as this is drawn.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObservable } from '#client/rooms/use-observable.ts'
import { DeskConnection } from '#client/sdk/desk.ts'
import { openCatalogue } from '#client/sdk/outside.ts'
import { StaffAccess } from '#client/sdk/staff-access.ts'
import { toast } from '#client/ui/toasts.tsx'
import type { Refusal } from '#shared/refusals.ts'
import { DeskContext } from './desk-context.ts'
import type { OpenDesk } from './desk-context.ts'
import { DeskOutline } from './desk-outline.tsx'
import { DeskShell } from './desk-shell.tsx'
import { saveSession } from './saved-session.ts'
import type { SavedStaffSession } from './saved-session.ts'

interface DeskHereProps {
  session: SavedStaffSession
  /** @param why absent where they signed out themselves. */
  onLeave: (why?: Refusal) => void
}

/** Connects, and draws the desk once it is known. */
export function DeskHere({ session, onLeave }: DeskHereProps) {
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
    setOpen({ desk, shop, catalogue: openCatalogue(shop) })
    return () => desk.close()
    // One connection a sign-in: what else changes is read when it is needed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [session])
  if (!open) return <DeskOutline />
  return (
    <DeskContext value={open}>
      <OnceKnown open={open} onSignOut={() => void open.desk.signOut().then(() => onLeave())} />
    </DeskContext>
  )
}

function OnceKnown({ open, onSignOut }: { open: OpenDesk; onSignOut: () => void }) {
  const desk = useObservable(open.desk.state)
  return desk ? <DeskShell desk={desk} onSignOut={onSignOut} /> : <DeskOutline />
}
