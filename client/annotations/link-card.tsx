// A page elsewhere that somebody found worth seeing, and the form to share one.
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { Field } from '#client/ui/field.tsx'
import { LinkIcon } from '#client/ui/icons.tsx'
import { linkKind } from '#shared/annotations/link.ts'
import { shownHost } from '#shared/annotations/shown-host.ts'
import { isFitLine, tidyLine } from '#shared/names/line.ts'
import type { Link } from '#shared/annotations/link.ts'
import type { CardKind, CardProps } from './card.ts'
import { ownWords } from './own-words.ts'

const words = {
  en: {
    share: 'Share a link',
    address: 'Link',
    title: 'Title (optional)',
    titleHint: 'What is it about?',
    add: 'Share',
    cancel: 'Cancel',
    noLink: 'That link doesn’t look right. It should start with https://',
  },
  de: {
    share: 'Link teilen',
    address: 'Link',
    title: 'Titel (optional)',
    titleHint: 'Worum geht es?',
    add: 'Teilen',
    cancel: 'Abbrechen',
    noLink: 'Dieser Link sieht nicht richtig aus. Er sollte mit https:// beginnen.',
  },
  ar: {
    share: 'مشاركة رابط',
    address: 'الرابط',
    title: 'العنوان (اختياري)',
    titleHint: 'عن ماذا؟',
    add: 'مشاركة',
    cancel: 'إلغاء',
    noLink: 'لا يبدو هذا الرابط صحيحًا. يجب أن يبدأ بـ https://',
  },
}

/** Links, in words and with a way there. */
export const linkCard: CardKind<Link> = {
  card: LinkCard,
  add: { icon: <LinkIcon />, words: () => ownWords(words).share, form: LinkForm },
}

function LinkCard({ value: { url, title } }: CardProps<Link>) {
  // Only what a page of its own may say: the address was checked on its way in.
  const host = shownHost(url)
  return (
    <a className="put-link" href={url} target="_blank" rel="noopener noreferrer nofollow ugc">
      <bdi>{title ?? host}</bdi>
      <small dir="ltr">{host}</small>
    </a>
  )
}

function LinkForm({ onDone }: { onDone: () => void }) {
  const { t: why } = useTranslation('refusals')
  const { annotations } = useRoom()
  const own = ownWords(words)
  const [url, setUrl] = useState('')
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<string>()
  const share = (event: SyntheticEvent) => {
    event.preventDefault()
    const link = { url: completed(url), ...(isFitLine(title) ? { title: tidyLine(title) } : {}) }
    if (!linkKind.value.safeParse({ ...link, by: 'me', at: 0 }).success) return setProblem(own.noLink)
    const added = annotations.add('links', link)
    return added.ok ? onDone() : setProblem(why(added.refusal.code))
  }
  return (
    <form className="stack put-form" onSubmit={share} noValidate>
      <Field
        label={own.address}
        type="url"
        dir="ltr"
        autoFocus
        autoComplete="off"
        placeholder="https://"
        value={url}
        problem={problem}
        onChange={(event) => {
          setUrl(event.target.value)
          setProblem(undefined)
        }}
      />
      <Field
        label={own.title}
        placeholder={own.titleHint}
        dir="auto"
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div>
        <Button size="small" kind="plain" onClick={onDone}>
          {own.cancel}
        </Button>
        <Button size="small" kind="solid" type="submit">
          {own.add}
        </Button>
      </div>
    </form>
  )
}

/** People write "tests.example/boots"; what they mean is a page. */
function completed(address: string): string {
  const text = address.trim()
  return /^[a-z][a-z\d+.-]*:/i.test(text) || text === '' ? text : `https://${text}`
}
