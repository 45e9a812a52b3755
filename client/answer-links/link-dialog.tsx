// Asking somebody who is away: a link for them alone, with a look at what they will see.
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { SendLink } from '#client/rooms/send-link.tsx'
import type { Answerable } from '#client/rooms/destination.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { CheckIcon } from '#client/ui/icons.tsx'
import { QrCode } from '#client/ui/qr-code.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { ListedAnswerLink } from '#shared/answer-links/contracts.ts'
import { useAsked } from './asked.ts'
import type { Asked, AskedMember } from './asked.ts'
import { LinkPreview } from './link-preview.tsx'
import { LinksMade } from './links-made.tsx'
import { useLink } from './use-link.ts'
import './link-dialog.css'

export function LinkDialog({ about, onClose }: { about: Answerable; onClose: () => void }) {
  const { t } = useTranslation('answers')
  const asked = useAsked(about)
  const [chosen, setChosen] = useState<string>()
  // Chosen once: nobody's choice may move because somebody else comes or answers.
  const member = chosen ?? asked?.members.find(({ answered }) => !answered)?.member.id
  return (
    <Dialog title={t('title')} onClose={onClose} className="link-dialog">
      <p className="link-words">{t('words')}</p>
      {asked && asked.members.length > 0 ? (
        <>
          <Whom members={asked.members} chosen={member} onChoose={setChosen} />
          {member !== undefined && <LinkFor key={member} about={about} asked={asked} member={member} />}
        </>
      ) : (
        <Empty icon={<CheckIcon />} title={t('nobody')} />
      )}
    </Dialog>
  )
}

interface WhomProps {
  members: readonly AskedMember[]
  chosen: string | undefined
  onChoose: (member: string) => void
}

function Whom({ members, chosen, onChoose }: WhomProps) {
  const { t } = useTranslation('answers')
  return (
    <fieldset className="link-whom">
      <legend className="only-read-out">{t('whom')}</legend>
      {members.map(({ member: { id, name, here }, answered }) => (
        <label key={id}>
          <input type="radio" name="whom" checked={id === chosen} onChange={() => onChoose(id)} />
          <Face id={id} size="tiny" decorative />
          <span>
            <bdi>{name}</bdi>
            {(answered || here) && <small>{t(answered ? 'done' : 'here')}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function LinkFor({ about, asked, member }: { about: Answerable; asked: Asked; member: string }) {
  const { t } = useTranslation('answers')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const { link, refusal, again } = useLink(about, member)
  const { links, reload } = useLinks(asked.id, link?.url)
  const name = nameOf(room, member, '')
  const words = t('share', { by: nameOf(room, asked.by, ''), text: asked.text })
  if (refusal) {
    return (
      <div className="spread link-failed" role="alert">
        <p>{why(refusal.code)}</p>
        <Button size="small" onClick={again}>
          {t('again')}
        </Button>
      </div>
    )
  }
  const changed = () => {
    reload()
    again()
  }
  return (
    <>
      <div className="link-parts">
        {link ? <LinkPreview view={link.view} /> : <Skeleton className="link-skeleton" />}
        <div className="stack">
          <div className="link-code">
            {link ? <QrCode text={link.url} label={t('qr', { name })} /> : <Skeleton className="link-skeleton" />}
          </div>
          <SendLink url={link?.url} label={t('link', { name })} words={words} />
        </div>
      </div>
      <LinksMade links={links} onChanged={changed} />
    </>
  )
}

/** The links to this one thing. @param after reads them again when it changes. */
function useLinks(subject: string, after: string | undefined) {
  const { answerLinks } = useRoom()
  const [links, setLinks] = useState<readonly ListedAnswerLink[]>([])
  const reload = useCallback(() => {
    void answerLinks.list().then((listed) => {
      if (listed.ok) setLinks(listed.value.filter((link) => link.subject === subject))
    })
  }, [answerLinks, subject])
  useEffect(reload, [reload, after])
  return { links, reload }
}
