// The invitation links in use: their state, and buttons that end or renew them.
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { SendLink } from '#client/rooms/send-link.tsx'
import { Button } from '#client/ui/button.tsx'
import { locale } from '#client/locales/words.ts'
import { DownIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { ListedInvitation } from '#shared/rooms/contracts.ts'

/** Folded away until somebody asks for it. @param after reads the list again when it changes. */
export function LinkList({ after }: { after: string | undefined }) {
  const { t } = useTranslation('invite')
  const [open, setOpen] = useState(false)
  const { links, reload } = useLinks(after)
  const [renewed, setRenewed] = useState<string>()
  if (links.length === 0) return null
  return (
    <section className="links">
      <button type="button" className="links-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('linksOut', { count: links.filter(({ state }) => state === 'open').length })}
        <DownIcon />
      </button>
      {renewed !== undefined && (
        <div className="stack links-renewed">
          <p>{t('renewed')}</p>
          <SendLink url={renewed} label={t('link')} words={t('shareWords', { title: '' })} />
        </div>
      )}
      {open && (
        <ul>
          {links.map((link) => (
            <LinkRow key={link.id} link={link} onRenewed={setRenewed} onChanged={reload} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface LinkRowProps {
  link: ListedInvitation
  onRenewed: (url: string) => void
  onChanged: () => void
}

function LinkRow({ link, onRenewed, onChanged }: LinkRowProps) {
  const { t } = useTranslation('invite')
  const { t: why } = useTranslation('refusals')
  const { invitations } = useRoom()
  const end = async () => {
    const ended = await invitations.revoke(link.id)
    if (!ended.ok) toast(why(ended.refusal.code))
    onChanged()
  }
  const renew = async () => {
    const made = await invitations.rotate(link.id)
    if (made.ok) onRenewed(made.value.url)
    else toast(why(made.refusal.code))
    onChanged()
  }
  return (
    <li className="row link" data-state={link.state}>
      <div>
        <p>
          {t(`role.${link.role as 'shopper'}`)} <code dir="ltr">{link.hint}…</code>
        </p>
        <small>
          {t(`state.${link.state}`)} · {t('uses', { count: link.uses })}
          {link.expiresAt !== null && link.state === 'open' && ` · ${t('until', { date: dayOf(link.expiresAt) })}`}
        </small>
      </div>
      {link.state === 'open' && (
        <Button size="small" kind="danger" onClick={() => void end()}>
          {t('end')}
        </Button>
      )}
      {link.state !== 'revoked' && (
        <Button size="small" onClick={() => void renew()}>
          {t('renew')}
        </Button>
      )}
    </li>
  )
}

function useLinks(after: string | undefined) {
  const { invitations } = useRoom()
  const [links, setLinks] = useState<readonly ListedInvitation[]>([])
  const reload = useCallback(() => {
    void invitations.list().then((listed) => {
      if (listed.ok) setLinks(listed.value)
    })
  }, [invitations])
  useEffect(reload, [reload, after])
  return { links, reload }
}

function dayOf(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(instant))
}
