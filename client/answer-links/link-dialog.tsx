// Asking somebody who is away: a link for them alone, with a look at what they will see.
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { SendLink } from '#client/rooms/send-link.tsx'
import type { Answerable } from '#client/rooms/destination.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { CheckIcon, InviteIcon } from '#client/ui/icons.tsx'
import { QrCode } from '#client/ui/qr-code.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { ListedAnswerLink } from '#shared/answer-links/contracts.ts'
import { useAsked } from './asked.ts'
import type { Asked, AskedMember } from './asked.ts'
import { LinkPreview } from './link-preview.tsx'
import { LinksMade } from './links-made.tsx'
import { SomebodyNew } from './somebody-new.tsx'
import { useLink } from './use-link.ts'
import type { Person } from './use-link.ts'
import './link-dialog.css'

interface LinkDialogProps {
  about: Answerable
  /** Somebody new, where it is known already whom it is for. */
  guest?: string | undefined
  onClose: () => void
}

export function LinkDialog({ about, guest: named = '', onClose }: LinkDialogProps) {
  const { t } = useTranslation('answers')
  const asked = useAsked(about)
  const may = useMay()
  const [chosen, setChosen] = useState<string | undefined>(named === '' ? undefined : somebodyNew)
  const [guest, setGuest] = useState(named)
  // Who lets somebody new in is a host, by whatever link.
  const takesGuest = may.host && asked?.forGuests === true
  // Chosen once: nobody's choice may move because somebody else comes or answers.
  const member = chosen ?? asked?.members.find(({ answered }) => !answered)?.member.id ?? somebodyNew
  const isNew = takesGuest && member === somebodyNew
  return (
    <Dialog title={t('title')} onClose={onClose} className="link-dialog">
      <p className="link-words">{t(isNew ? 'newWords' : 'words')}</p>
      {asked && (takesGuest || asked.members.length > 0) ? (
        <>
          {asked.members.length > 0 && (
            <Whom members={asked.members} chosen={member} takesGuest={takesGuest} onChoose={setChosen} />
          )}
          {isNew && <SomebodyNew named={named} onNamed={setGuest} />}
          {isNew && guest !== '' && (
            <LinkFor key={`new:${guest}`} about={about} asked={asked} person={{ name: guest }} />
          )}
          {member !== somebodyNew && <LinkFor key={member} about={about} asked={asked} person={{ member }} />}
        </>
      ) : (
        <Empty icon={<CheckIcon />} title={t('nobody')} />
      )}
    </Dialog>
  )
}

/** What is chosen for a person who is not in the room; no member's id is empty. */
const somebodyNew = ''

interface WhomProps {
  takesGuest: boolean
  members: readonly AskedMember[]
  chosen: string | undefined
  onChoose: (member: string) => void
}

function Whom({ members, chosen, takesGuest, onChoose }: WhomProps) {
  const { t } = useTranslation('answers')
  return (
    <fieldset className="link-whom">
      <legend className="only-read-out">{t('whom')}</legend>
      {takesGuest && (
        <label>
          <input type="radio" name="whom" checked={chosen === somebodyNew} onChange={() => onChoose(somebodyNew)} />
          <InviteIcon />
          <span>{t('new')}</span>
        </label>
      )}
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

function LinkFor({ about, asked, person }: { about: Answerable; asked: Asked; person: Person }) {
  const { t } = useTranslation('answers')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const { link, refusal, again } = useLink(about, person)
  const { links, reload } = useLinks(asked.id, link?.url)
  const name = 'name' in person ? person.name : nameOf(room, person.member, '')
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
