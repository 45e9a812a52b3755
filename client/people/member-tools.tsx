// What can be done about a member: by the host about others, by each about themselves.
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#client/sdk/index.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CheckIcon, CloseIcon, EditIcon, MoreIcon, PeopleIcon } from '#client/ui/icons.tsx'
import type { MenuAction } from '#client/ui/menu.tsx'
import { notify } from '#client/ui/notices.tsx'
import type { Outcome } from '#shared/outcome.ts'

const Menu = lazy(async () => ({ default: (await import('#client/ui/menu.tsx')).Menu }))

const rolesToGive = ['host', 'shopper', 'advisor', 'viewer'] as const

/** A menu button; absent where there is nothing this person may do. Taking somebody out is asked once more. */
export function MemberTools({ member, onRename }: { member: MemberView; onRename: (() => void) | undefined }) {
  const { t } = useTranslation('people')
  const room = useRoom()
  const me = useWatched(room.me)
  const button = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'closed' | 'open' | 'asking'>('closed')
  const act = useAct()
  if (state === 'asking')
    return <Sure member={member} onNo={() => setState('closed')} onYes={() => act(room.members.remove(member.id))} />
  const actions: MenuAction[] = []
  if (onRename) actions.push({ id: 'rename', words: t('rename'), icon: <EditIcon />, run: onRename })
  if (me.role === 'host' && member.role !== 'associate') {
    for (const role of rolesToGive) {
      const run = () => act(room.members.setRole(member.id, role))
      actions.push({
        id: role,
        words: t(`make.${role}`),
        icon: member.role === role ? <CheckIcon /> : <PeopleIcon />,
        run,
      })
    }
  }
  if (member.me || me.role === 'host') {
    const words = t(member.me ? 'leave' : 'remove')
    actions.push({ id: 'remove', words, icon: <CloseIcon />, danger: true, run: () => setState('asking') })
  }
  if (actions.length === 0) return null
  return (
    <>
      <IconButton
        ref={button}
        label={t('menu', { name: member.name })}
        aria-haspopup="menu"
        aria-expanded={state === 'open'}
        onClick={() => setState('open')}
      >
        <MoreIcon />
      </IconButton>
      {state === 'open' && (
        <Suspense fallback={null}>
          <Menu
            label={t('menu', { name: member.name })}
            by={button}
            actions={actions}
            onClose={() => setState((now) => (now === 'open' ? 'closed' : now))}
          />
        </Suspense>
      )}
    </>
  )
}

function Sure({ member, onYes, onNo }: { member: MemberView; onYes: () => void; onNo: () => void }) {
  const { t } = useTranslation('people')
  return (
    <div
      className="person-sure"
      role="alertdialog"
      aria-label={t(member.me ? 'leaveSure' : 'removeSure', { name: member.name })}
    >
      <p>{t(member.me ? 'leaveSure' : 'removeSure', { name: member.name })}</p>
      <Button size="small" autoFocus onClick={onNo}>
        {t('no')}
      </Button>
      <Button size="small" kind="danger" onClick={onYes}>
        {t(member.me ? 'leave' : 'remove')}
      </Button>
    </div>
  )
}

/** Waits for the server's word and says so where it is no. */
export function useAct(): (asked: Promise<Outcome<void>>) => void {
  const { t } = useTranslation('refusals')
  return (asked) => {
    void asked.then((answer) => {
      if (!answer.ok) notify(t(answer.refusal.code))
    })
  }
}
