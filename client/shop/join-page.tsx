// Where an invitation leads: who is there, what one may do, and one question.
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { roomAddress } from '#client/rooms/addresses.ts'
import { roomHere } from '#client/rooms/rooms-here.ts'
import { previewInvitation } from '#client/sdk/outside.ts'
import { Mark } from '#client/ui/mark.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { InvitationPreview } from '#shared/rooms/contracts.ts'
import { AvatarRow } from './avatar-row.tsx'
import { InvitationTrouble } from './invitation-trouble.tsx'
import { JoinForm } from './join-form.tsx'
import { usePageEntry } from './page-entry.ts'
import { listOf } from './people-words.ts'
import { useAnswer } from './use-answer.ts'
import './join-page.css'

type Words = ReturnType<typeof useTranslation<'shop'>>['t']

/** The page of an invitation. Who is in the room already on this device goes straight in. */
export function JoinPage({ code }: { code: string }) {
  const { answer, again } = useAnswer(`invitation ${code}`, () => previewInvitation(code))
  const title = answer.state === 'ready' ? answer.value.room.title : undefined
  usePageEntry(title, code)
  const alreadyIn = useStraightIn(answer.state === 'ready' ? answer.value.room.id : undefined)
  if (answer.state === 'refused') return <InvitationTrouble refusal={answer.refusal} again={again} />
  if (answer.state === 'waiting' || alreadyIn) return <JoinSkeleton />
  return <Invited code={code} preview={answer.value} />
}

/** Whether this device is in that room; if it is, the page turns to it. */
function useStraightIn(roomId: string | undefined): boolean {
  const [, navigate] = useLocation()
  // Looked at once: joining makes it true, and then the form itself leads on.
  const [joinedBefore, setJoinedBefore] = useState<boolean>()
  if (joinedBefore === undefined && roomId !== undefined) setJoinedBefore(roomHere(roomId) !== undefined)
  useEffect(() => {
    if (joinedBefore && roomId !== undefined) navigate(roomAddress(roomId), { replace: true })
  }, [joinedBefore, roomId, navigate])
  return joinedBefore === true
}

function Invited({ code, preview }: { code: string; preview: InvitationPreview }) {
  const { t } = useTranslation('shop')
  const { room, shop, role } = preview
  return (
    <JoinFrame>
      <header className="stack join-head">
        {room.members.length > 0 && <AvatarRow people={room.members} size="large" />}
        <p>{whoInvites(t, room)}</p>
        <h1>{room.title === '' ? t('rooms.untitled') : room.title}</h1>
        <p className="join-shop">{t('join.shop', { shop: shop.name })}</p>
      </header>
      <p className="join-role">{t(`join.role.${role}`)}</p>
      <JoinForm code={code} />
    </JoinFrame>
  )
}

/** Up to three are named; of more, two, and the others counted. */
function whoInvites(t: Words, { members, memberCount }: InvitationPreview['room']): string {
  const names = members.map(({ name }) => name)
  if (memberCount <= 3) return t('join.who', { names: listOf(names), count: memberCount })
  const [first = '', second = ''] = names
  return t('join.whoMore', { first, second, more: memberCount - 2 })
}

function JoinFrame({ children, busy = false }: { children: ReactNode; busy?: boolean }) {
  return (
    <div className="join">
      <header>
        <Mark />
      </header>
      <main className="stack join-card" aria-busy={busy}>
        {children}
      </main>
    </div>
  )
}

function JoinSkeleton() {
  const { t } = useTranslation('ui')
  return (
    <JoinFrame busy>
      <p className="only-read-out" role="status">
        {t('loading')}
      </p>
      <Skeleton className="join-waiting-people" />
      <Skeleton className="join-waiting-title" />
      <Skeleton className="join-waiting-field" />
    </JoinFrame>
  )
}
