// What somebody asks this person, as a card at the foot of the page: never in the way, never taking the focus, never twice at once.
import { useEffect } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import type { ShareQuestion } from '#client/rooms/co-browsing.ts'
import { stageDestination } from '#client/rooms/destination.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { pictureOf, titleOf, variantOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { waitingSigns } from '#client/rooms/waiting-signs.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Avatar, memberColour } from '#client/ui/avatar.tsx'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CloseIcon } from '#client/ui/icons.tsx'
import { toast, readOut } from '#client/ui/toasts.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { useHeightAs } from '#client/ui/use-height-as.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { fewOf, thingOf } from './words.ts'
import './prompts.css'

/** The one thing that is asked now: what somebody does for this person comes before what the page offers by itself. */
export function Prompts() {
  const coBrowsing = useCoBrowsing()
  const invited = useObservable(coBrowsing.invited)
  const lookRequest = useObservable(coBrowsing.lookRequest)
  const shareQuestion = useObservable(coBrowsing.shareQuestion)
  // What the page asks by itself waits until a friend's question or vote is answered: on a phone it would lie on top of it.
  const isAsked = useObservable(waitingSigns(useOpenRoom().room)).count > 0
  const before = useObservable(coBrowsing.before)
  const diverged = useObservable(coBrowsing.diverged)
  // Messages stand above the card and not on it.
  const place = useHeightAs('--prompts')
  return (
    <div className="prompts" ref={place}>
      {lookRequest ? (
        <LookRequestPrompt by={lookRequest.by} looking={lookRequest.looking} />
      ) : invited !== undefined ? (
        <SpotlightPrompt by={invited} />
      ) : shareQuestion && (shareQuestion.by !== undefined || !isAsked) ? (
        <SharePrompt {...shareQuestion} />
      ) : before ? (
        <BackPrompt before={before} />
      ) : diverged ? (
        <DivergedPrompt id={diverged.id} looking={diverged.looking} />
      ) : null}
    </div>
  )
}

function SpotlightPrompt({ by }: { by: MemberId }) {
  const { t } = useTranslation('presence')
  const coBrowsing = useCoBrowsing()
  const name = useName(by)
  return (
    <Prompt by={by} words={t('spotlight.asks', { name })}>
      <Button size="small" kind="solid" onClick={() => void coBrowsing.answerSpotlight(true)}>
        {t('spotlight.come')}
      </Button>
      <Button size="small" onClick={() => void coBrowsing.answerSpotlight(false)}>
        {t('notNow')}
      </Button>
    </Prompt>
  )
}

function LookRequestPrompt({ by, looking }: { by: MemberId; looking: Looking }) {
  const { t } = useTranslation('presence')
  const coBrowsing = useCoBrowsing()
  const name = useName(by)
  const { thing, picture } = useThing(looking)
  return (
    <Prompt by={by} words={t('brought.asks', { name, thing })} picture={picture}>
      <Button size="small" kind="solid" onClick={() => coBrowsing.answerLookRequest(true)}>
        {t('brought.go')}
      </Button>
      <Button size="small" onClick={() => coBrowsing.answerLookRequest(false)}>
        {t('notNow')}
      </Button>
    </Prompt>
  )
}

/** "Let Ana see what you look at?": nobody sees it before a yes. */
function SharePrompt({ by, members }: ShareQuestion) {
  const { t } = useTranslation('presence')
  const { room } = useOpenRoom()
  const coBrowsing = useCoBrowsing()
  const names = members.map((id) => nameOf(room, id, t('somebody')))
  const words =
    by === undefined
      ? t('share.offers', { names: fewOf(names, (count) => t('more', { count })) })
      : t('share.asks', { name: names[0] ?? t('somebody') })
  return (
    <Prompt by={by ?? members[0]} words={words} more={t('share.words')}>
      <Button size="small" kind="solid" onClick={() => coBrowsing.answerShareQuestion(true)}>
        {t('share.yes')}
      </Button>
      <Button size="small" onClick={() => coBrowsing.answerShareQuestion(false)}>
        {t('notNow')}
      </Button>
    </Prompt>
  )
}

function BackPrompt({ before }: { before: Looking }) {
  const { t } = useTranslation('presence')
  const coBrowsing = useCoBrowsing()
  const { thing, picture } = useThing(before)
  return (
    <Prompt words={t('back.words', { thing })} picture={picture}>
      <Button size="small" onClick={coBrowsing.goBack}>
        {t('back.go')}
      </Button>
    </Prompt>
  )
}

function DivergedPrompt({ id, looking }: { id: MemberId; looking: Looking }) {
  const { t } = useTranslation('presence')
  const { t: why } = useTranslation('refusals')
  const coBrowsing = useCoBrowsing()
  const navigation = useNavigation()
  const name = useName(id)
  const { thing, picture } = useThing(looking)
  const mine = useObservable(navigation.looking)
  const bring = () => {
    void coBrowsing.bring(id).then((asked) => {
      if (asked.ok) readOut(t('asked', { name }))
      else toast(why(asked.refusal.code))
    })
  }
  return (
    <Prompt by={id} words={t('apart.words', { name, thing })} picture={picture} onClose={coBrowsing.dismissDiverged}>
      <Button size="small" kind="solid" onClick={() => navigation.go(stageDestination(looking))}>
        {t('apart.go')}
      </Button>
      {(mine.productId !== undefined || mine.comparisonId !== undefined) && (
        <Button size="small" onClick={bring}>
          {t('bringHere')}
        </Button>
      )}
    </Prompt>
  )
}

interface PromptProps {
  words: string
  /** Smaller, below. */
  more?: string
  by?: MemberId | undefined
  picture?: ReactNode
  onClose?: () => void
  children: ReactNode
}

function Prompt({ words, more, by, picture, onClose, children }: PromptProps) {
  const { t } = useTranslation('presence')
  const { room } = useOpenRoom()
  const member = by === undefined ? undefined : room.members.find(by)
  useEffect(() => readOut(words), [words])
  return (
    <section
      className="prompt"
      aria-label={words}
      style={member ? memberColour(member.colour) : ({ '--member': 'var(--line-strong)' } as CSSProperties)}
    >
      {picture ?? (member && <Avatar name={member.name} colour={member.colour} decorative />)}
      <p>
        {words}
        {more !== undefined && <small>{more}</small>}
      </p>
      {onClose && (
        <IconButton size="small" className="prompt-close" label={t('dismiss')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      )}
      <div className="prompt-answers">{children}</div>
    </section>
  )
}

function useName(id: MemberId): string {
  const { t } = useTranslation('presence')
  return nameOf(useOpenRoom().room, id, t('somebody'))
}

/** What something is called, and how it looks. */
function useThing(looking: Looking): { thing: string; picture: ReactNode } {
  const { t } = useTranslation('presence')
  const { products } = useOpenRoom()
  const mine = useObservable(useNavigation().looking)
  // A comparison has no product of its own; asking for nothing is answered with nothing.
  const known = useProduct(products, looking.productId ?? mine.productId ?? '')
  if (looking.productId === undefined)
    return { thing: t(looking.comparisonId === undefined ? 'theShop' : 'aComparison'), picture: undefined }
  const shown = pictureOf(known, looking.variantId === undefined ? undefined : variantOf(known, looking.variantId))
  const title = titleOf(known, looking.productId)
  return {
    thing: thingOf(known, mine, looking) ?? title,
    picture: <Picture className="prompt-picture" title={title} {...shown} shownAt="4em" plain />,
  }
}
