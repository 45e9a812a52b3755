// Letting others in: choose what they may do, then send the link by whatever means people use anyway.
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Room } from '#client/sdk/index.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useRoomName } from '#client/rooms/room-name.ts'
import { saveLink, linkHere } from '#client/rooms/rooms-here.ts'
import { SendLink } from '#client/rooms/send-link.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { QrCode } from '#client/ui/qr-code.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { invitableRoles } from '#shared/roles.ts'
import type { Refusal } from '#shared/refusals.ts'
import { LinkList } from './link-list.tsx'
import './invite-dialog.css'

type InvitableRole = (typeof invitableRoles)[number]

/** Role, link, code, and the links that are out already. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('invite')
  const title = useRoomName()
  const [role, setRole] = useState<InvitableRole>('shopper')
  const link = useLink(role)
  return (
    <Dialog title={t('title')} onClose={onClose} className="invite">
      <p className="invite-words">{t('words')}</p>
      <RoleChoice role={role} onChoose={setRole} />
      {'refusal' in link ? (
        <Failed refusal={link.refusal} onAgain={link.again} />
      ) : (
        <div className="invite-link">
          <div className="invite-code">
            {link.url === undefined ? (
              <Skeleton className="invite-code-skeleton" />
            ) : (
              <QrCode text={link.url} label={t('qrCode')} />
            )}
          </div>
          <SendLink url={link.url} label={t('link')} words={t('shareWords', { title })} />
        </div>
      )}
      <LinkList after={'url' in link ? link.url : undefined} />
    </Dialog>
  )
}

function RoleChoice({ role, onChoose }: { role: InvitableRole; onChoose: (role: InvitableRole) => void }) {
  const { t } = useTranslation('invite')
  return (
    <fieldset className="invite-roles">
      <legend className="only-read-out">{t('whatTheyMay')}</legend>
      {invitableRoles.map((one) => (
        <label key={one} className="row invite-role">
          <input type="radio" name="role" checked={role === one} onChange={() => onChoose(one)} />
          <span>
            <b>{t(`role.${one}`)}</b>
            <small>{t(`may.${one}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Failed({ refusal, onAgain }: { refusal: Refusal; onAgain: () => void }) {
  const { t } = useTranslation('invite')
  const { t: why } = useTranslation('refusals')
  return (
    <div className="spread invite-failed" role="alert">
      <p>{why(refusal.code)}</p>
      <Button size="small" onClick={onAgain}>
        {t('again')}
      </Button>
    </div>
  )
}

type Link = { readonly url: string | undefined } | { readonly refusal: Refusal; readonly again: () => void }

/** One link a role: the one this device made before, if it still leads in; else a new one. */
function useLink(role: InvitableRole): Link {
  const room = useRoom()
  const [links, setLinks] = useState<Partial<Record<InvitableRole, string>>>({})
  const [refusal, setRefusal] = useState<Refusal>()
  const asked = useRef(new Set<InvitableRole>())
  const ask = useCallback(async () => {
    if (asked.current.has(role)) return
    asked.current.add(role)
    setRefusal(undefined)
    const link = await linkFor(room, role)
    if (link.ok) return setLinks((all) => ({ ...all, [role]: link.value }))
    asked.current.delete(role)
    setRefusal(link.refusal)
  }, [room, role])
  useEffect(() => void ask(), [ask])
  const url = links[role]
  return refusal && url === undefined ? { refusal, again: () => void ask() } : { url }
}

async function linkFor({ info, invitations }: Room, role: InvitableRole): Promise<Outcome<string>> {
  const saved = linkHere(info.id, role)
  const listed = await invitations.list()
  if (!listed.ok) return listed
  const isOpen = listed.value.some(
    (one) => one.state === 'open' && one.role === role && saved?.split('/').at(-1)?.startsWith(one.hint),
  )
  if (saved !== undefined && isOpen) return granted(saved)
  const made = await invitations.create({ role })
  if (!made.ok) return made
  saveLink(info.id, role, made.value.url)
  return granted(made.value.url)
}
