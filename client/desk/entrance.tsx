// The way in: by what the shop's own page says of its reader, by an earlier sign-in of this tab, or, in the demo shop, by a choice.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveStaffDevice, staffDevice } from '#client/rooms/staff-device.ts'
import { deviceSession } from '#client/sdk/desk-attention.ts'
import { signInStaff } from '#client/sdk/staff-sign-in.ts'
import type { StaffSession } from '#shared/desk/contracts.ts'
import type { Outcome } from '#shared/outcome.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { DemoStaffList } from './demo-staff-list.tsx'
import { DeskHere } from './desk-here.tsx'
import { DeskOutline } from './desk-outline.tsx'
import { readAddress, savedSession, saveSession } from './saved-session.ts'
import type { SavedStaffSession } from './saved-session.ts'
import { SignedOut } from './signed-out.tsx'

type Stage =
  | { readonly is: 'signing-in' }
  | { readonly is: 'outside' }
  | { readonly is: 'refused'; readonly why: Refusal }
  | { readonly is: 'here'; readonly session: SavedStaffSession }

/** The desk, once somebody is signed in. */
export function Entrance() {
  const [{ shop, identity, visit }] = useState(() => readAddress(location))
  const [stage, setStage] = useState<Stage>(() => firstStage(shop, identity))
  const { t } = useTranslation('desk')
  useEffect(() => {
    document.title = t('title')
  }, [t])
  const enter = (session: StaffSession) => {
    const saved = { ...session, shop }
    saveSession(saved)
    setStage({ is: 'here', session: saved })
  }
  useEffect(() => {
    // Once read, neither stands in an address that is shared or kept.
    if (identity !== undefined || visit !== undefined)
      history.replaceState(history.state, '', `${location.pathname}${location.search}`)
    let isCurrent = true
    void signedInBy(shop, identity).then((signedIn) => {
      if (!isCurrent || !signedIn) return isCurrent ? setStage(stageOf(savedSession(shop))) : undefined
      if (!signedIn.ok) return setStage({ is: 'refused', why: signedIn.refusal })
      const saved = { ...signedIn.value, shop }
      saveSession(saved)
      return setStage({ is: 'here', session: saved })
    })
    return () => {
      isCurrent = false
    }
  }, [shop, identity, visit])
  const leave = (why?: Refusal) => {
    saveSession(undefined)
    setStage(why ? { is: 'refused', why } : { is: 'outside' })
  }
  switch (stage.is) {
    case 'signing-in':
      return <DeskOutline />
    case 'outside':
      return <DemoStaffList shop={shop} onEntered={enter} />
    case 'refused':
      return <SignedOut why={stage.why} onAgain={() => setStage({ is: 'outside' })} />
    case 'here':
      return <DeskHere session={stage.session} visit={visit} onLeave={leave} />
    default:
      return stage satisfies never
  }
}

function firstStage(shop: string, identity: string | undefined): Stage {
  // What the shop says now counts more than what this tab remembers; without either, perhaps this device is known.
  const session = identity === undefined ? savedSession(shop) : undefined
  return session ? { is: 'here', session } : { is: 'signing-in' }
}

function stageOf(session: SavedStaffSession | undefined): Stage {
  return session ? { is: 'here', session } : { is: 'outside' }
}

/** A sign-in by the shop's word, or by the device that is called; undefined where there is neither, or the tab has one. */
async function signedInBy(shop: string, identity: string | undefined): Promise<Outcome<StaffSession> | undefined> {
  if (identity !== undefined) return signInStaff(location.origin, { shop, identity })
  if (savedSession(shop)) return undefined
  const device = await staffDevice(shop)
  if (!device) return undefined
  const session = await deviceSession(location.origin, device)
  if (session.ok || meaningOf(session.refusal.code).retry) return session
  // Its session is over: they sign in as usual.
  await saveStaffDevice(shop, undefined)
  return undefined
}
