// The staff of the demo shop, to choose from. No real shop has such a list: its staff come from its own pages.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { demoStaff, signInDemoStaff } from '#client/sdk/staff-sign-in.ts'
import { Mark } from '#client/ui/mark.tsx'
import type { StaffMember, StaffSession } from '#shared/desk/contracts.ts'
import type { Outcome } from '#shared/outcome.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { DeskOutline } from './desk-outline.tsx'
import { NobodyHere, SignedOut } from './signed-out.tsx'
import { languageName } from './spoken.ts'
import { StaffFace } from './staff-face.tsx'
import './sign-in.css'

interface DemoStaffListProps {
  shop: string
  onEntered: (session: StaffSession) => void
}

/** Who can be chosen, or that nobody can. */
export function DemoStaffList({ shop, onEntered }: DemoStaffListProps) {
  const { t } = useTranslation('desk')
  const [asked, setAsked] = useState(0)
  const [staff, setStaff] = useState<Outcome<readonly StaffMember[]>>()
  const [refused, setRefused] = useState<Refusal>()
  useEffect(() => {
    let isCurrent = true
    void demoStaff(location.origin, shop).then((found) => isCurrent && setStaff(found))
    return () => {
      isCurrent = false
    }
  }, [shop, asked])
  const again = () => {
    setStaff(undefined)
    setAsked(asked + 1)
  }
  if (!staff) return <DeskOutline />
  if (!staff.ok && meaningOf(staff.refusal.code).retry) return <SignedOut why={staff.refusal} onAgain={again} />
  if (!staff.ok || staff.value.length === 0) return <NobodyHere shop={shop} />
  const enter = async (member: StaffMember) => {
    const signedIn = await signInDemoStaff(location.origin, { shop, staff: member.id })
    if (signedIn.ok) onEntered(signedIn.value)
    else setRefused(signedIn.refusal)
  }
  return (
    <main className="desk-sign-in">
      <Mark />
      <div className="stack desk-sign-in-words">
        <p className="desk-demo-mark">{t('signIn.demo')}</p>
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.words')}</p>
        <ul className="desk-staff">
          {staff.value.map((member) => (
            <li key={member.id}>
              <StaffChoice member={member} onChoose={() => void enter(member)} />
            </li>
          ))}
        </ul>
        {refused && <Problem why={refused} />}
      </div>
    </main>
  )
}

function StaffChoice({ member, onChoose }: { member: StaffMember; onChoose: () => void }) {
  const { t } = useTranslation('desk')
  const { name, role, store, languages } = member
  return (
    <button
      type="button"
      className="row desk-staff-choice"
      aria-description={t('signIn.as', { name })}
      onClick={onChoose}
    >
      <StaffFace member={member} />
      <span className="desk-staff-words">
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>{[t(`role.${role}`), store ?? t('signIn.allStores'), ...languages.map(languageName)].join(' · ')}</small>
      </span>
    </button>
  )
}

function Problem({ why }: { why: Refusal }) {
  const { t } = useTranslation('refusals')
  return (
    <p className="desk-problem" role="alert">
      {t(why.code)}
    </p>
  )
}
