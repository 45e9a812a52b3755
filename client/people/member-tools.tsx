// What can be done about a member: by the host about others, by each about themselves.
import { Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView, Room } from '#client/sdk/index.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { IconButton } from '#client/ui/button.tsx'
import { BinIcon, CloseIcon, EditIcon, MoreIcon, PeopleIcon } from '#client/ui/icons.tsx'
import { FileIcon } from '#client/ui/lazy-icons.tsx'
import type { MenuAction } from '#client/ui/menu.tsx'
import { saveFile } from '#client/ui/save-file.ts'
import { toast } from '#client/ui/toasts.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import { Sure, SureToRemove } from './sure.tsx'

const Menu = lazyPart(async () => (await import('#client/ui/menu.tsx')).Menu)

const rolesToGive = ['host', 'shopper', 'advisor', 'viewer'] as const

interface MemberToolsProps {
  member: MemberView
  onRename: (() => void) | undefined
}

/** A menu button; absent where there is nothing this person may do. Taking somebody out is asked once more. */
export function MemberTools({ member, onRename }: MemberToolsProps) {
  const { t } = useTranslation('people')
  const { members, ownData } = useRoom()
  const button = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'closed' | 'open' | 'removing' | 'erasing'>('closed')
  const act = useAct()
  const actions = useMemberActions({ member, onRename, onAsk: setState })
  if (actions.length === 0) return null
  const label = t('menu', { name: member.name })
  // What was chosen may have asked for something else meanwhile.
  const close = () => setState((now) => (now === 'open' ? 'closed' : now))
  const no = () => setState('closed')
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
      {state === 'removing' && !member.me && (
        <SureToRemove member={member} onNo={no} onYes={(options) => act(members.remove(member.id, options))} />
      )}
      {state === 'removing' && member.me && (
        <Sure question={t('leaveSure')} yes={t('leave')} onNo={no} onYes={() => act(members.remove(member.id))} />
      )}
      {state === 'erasing' && (
        <Sure question={t('eraseSure')} yes={t('eraseYes')} onNo={no} onYes={() => act(ownData.erase())} />
      )}
    </>
  )
}

interface ActionOptions extends MemberToolsProps {
  /** What was chosen needs a second word. */
  onAsk: (what: 'removing' | 'erasing') => void
}

function useMemberActions({ member, onRename, onAsk }: ActionOptions): MenuAction[] {
  const { t } = useTranslation('people')
  const room = useRoom()
  const { role: mine } = useObservable(room.me)
  const act = useAct()
  const { t: why } = useTranslation('refusals')
  const actions: MenuAction[] = []
  if (onRename) actions.push({ id: 'rename', words: t('rename'), icon: <EditIcon />, run: onRename })
  if (mine === 'host' && member.role !== 'associate') {
    const others = rolesToGive.filter((role) => role !== member.role)
    const give = (role: (typeof others)[number]) => () => act(room.members.setRole(member.id, role))
    actions.push(
      ...others.map((role) => ({ id: role, words: t(`make.${role}`), icon: <PeopleIcon />, run: give(role) })),
    )
  }
  const ownActions: MenuAction[] = [
    { id: 'export', words: t('export'), icon: <FileIcon />, run: () => void saveOwnData(room, why) },
    { id: 'erase', words: t('erase'), icon: <BinIcon />, danger: true, run: () => onAsk('erasing') },
  ]
  if (member.me || mine === 'host') {
    const words = t(member.me ? 'leave' : 'remove')
    actions.push({ id: 'remove', words, icon: <CloseIcon />, danger: true, run: () => onAsk('removing') })
  }
  return member.me ? [...actions, ...ownActions] : actions
}

/** Everything that the room has of this person, as a file. */
async function saveOwnData({ ownData, info }: Room, why: (code: RefusalCode) => string): Promise<void> {
  const read = await ownData.export()
  if (!read.ok) return toast(why(read.refusal.code))
  saveFile(
    new File([JSON.stringify(read.value, undefined, 2)], `tagalong-${info.id}.json`, { type: 'application/json' }),
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
