// What can be done about a member: by the host about others, by each about themselves.
import { Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#client/sdk/index.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CloseIcon, EditIcon, MoreIcon, PeopleIcon } from '#client/ui/icons.tsx'
import type { MenuAction } from '#client/ui/menu.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { useLateFocus } from '#client/ui/use-late-focus.ts'
import { lazyPart } from '#client/ui/lazy.ts'
import type { Outcome } from '#shared/outcome.ts'

const Menu = lazyPart(async () => (await import('#client/ui/menu.tsx')).Menu)

const rolesToGive = ['host', 'shopper', 'advisor', 'viewer'] as const

interface MemberToolsProps {
  member: MemberView
  onRename: (() => void) | undefined
}

/** A menu button; absent where there is nothing this person may do. Taking somebody out is asked once more. */
export function MemberTools({ member, onRename }: MemberToolsProps) {
  const { t } = useTranslation('people')
  const { members } = useRoom()
  const button = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'closed' | 'open' | 'asking'>('closed')
  const act = useAct()
  const actions = useMemberActions({ member, onRename, onRemove: () => setState('asking') })
  if (actions.length === 0) return null
  const label = t('menu', { name: member.name })
  // What was chosen may have asked for something else meanwhile.
  const close = () => setState((now) => (now === 'open' ? 'closed' : now))
  return (
    <>
      <IconButton
        ref={button}
        label={label}
        aria-haspopup="menu"
        aria-expanded={state === 'open'}
        onClick={() => setState('open')}
      >
        <MoreIcon />
      </IconButton>
      {state === 'open' && (
        <Suspense fallback={null}>
          <Menu label={label} by={button} actions={actions} onClose={close} />
        </Suspense>
      )}
      {state === 'asking' && (
        <Sure member={member} onNo={() => setState('closed')} onYes={() => act(members.remove(member.id))} />
      )}
    </>
  )
}

function useMemberActions({ member, onRename, onRemove }: MemberToolsProps & { onRemove: () => void }): MenuAction[] {
  const { t } = useTranslation('people')
  const room = useRoom()
  const { role: mine } = useObservable(room.me)
  const act = useAct()
  const actions: MenuAction[] = []
  if (onRename) actions.push({ id: 'rename', words: t('rename'), icon: <EditIcon />, run: onRename })
  if (mine === 'host' && member.role !== 'associate') {
    const others = rolesToGive.filter((role) => role !== member.role)
    const give = (role: (typeof others)[number]) => () => act(room.members.setRole(member.id, role))
    actions.push(
      ...others.map((role) => ({ id: role, words: t(`make.${role}`), icon: <PeopleIcon />, run: give(role) })),
    )
  }
  if (member.me || mine === 'host') {
    const words = t(member.me ? 'leave' : 'remove')
    actions.push({ id: 'remove', words, icon: <CloseIcon />, danger: true, run: onRemove })
  }
  return actions
}

function Sure({ member, onYes, onNo }: { member: MemberView; onYes: () => void; onNo: () => void }) {
  const { t } = useTranslation('people')
  const no = useLateFocus<HTMLButtonElement>()
  const question = t(member.me ? 'leaveSure' : 'removeSure', { name: member.name })
  return (
    <div className="cluster person-sure" role="group" aria-label={question}>
      <p>{question}</p>
      <Button size="small" ref={no} onClick={onNo}>
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
      if (!answer.ok) toast(t(answer.refusal.code))
    })
  }
}
