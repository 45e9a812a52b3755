// What can be done to be on the same thing as somebody: follow, look at theirs, bring them here.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import { stageDestination } from '#client/rooms/destination.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import type { MemberView } from '#client/sdk/index.ts'
import { Button } from '#client/ui/button.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { useHere } from './where.tsx'
import './together.css'

interface TogetherProps {
  member: MemberView
  /** Called when what was chosen is under way. */
  onDone: () => void
}

/** The buttons for somebody else who is here. */
export function Together({ member, onDone }: TogetherProps) {
  const { t } = useTranslation('people')
  const navigation = useNavigation()
  const view = useHere(member.id)
  const looking = view?.looking
  const isThing = looking?.productId !== undefined || looking?.comparisonId !== undefined
  return (
    <div className="together-with">
      <FollowButton member={member} onDone={onDone} />
      {looking && isThing && (
        <Button
          size="small"
          onClick={() => {
            navigation.go(stageDestination(looking))
            onDone()
          }}
        >
          {t('showMeThat')}
        </Button>
      )}
      <BringButton member={member} onDone={onDone} />
    </div>
  )
}

function FollowButton({ member, onDone }: TogetherProps) {
  const { t } = useTranslation('people')
  const { t: refusal } = useTranslation('refusals')
  const coBrowsing = useCoBrowsing()
  const hint = useId()
  const isLed = useObservable(coBrowsing.following)?.id === member.id
  const room = useRoom()
  useObservable(room.presence.here)
  useObservable(room.presence.hidden)
  const no = coBrowsing.whyNotFollow(member.id)
  /** They are asked, and followed once they say yes. */
  const ask = async () => {
    const asked = await coBrowsing.askToShare(member.id)
    toast(asked.ok ? t('askedToShare', { name: member.name }) : refusal(asked.refusal.code))
  }
  const mayAsk = no === 'not-shared'
  const isBarred = no !== undefined && !mayAsk && !isLed
  const press = () => {
    if (isLed) coBrowsing.leave()
    else if (no === 'not-shared') void ask()
    else if (no !== undefined) return toast(t(`why.${no}`, { name: member.name }))
    else coBrowsing.follow(member.id)
    return onDone()
  }
  return (
    <>
      <Button
        size="small"
        kind={no === undefined || isLed ? 'solid' : 'quiet'}
        aria-label={isLed ? undefined : t(mayAsk ? 'askToFollowName' : 'followName', { name: member.name })}
        aria-disabled={isBarred}
        aria-describedby={isBarred ? hint : undefined}
        onClick={press}
      >
        {t(isLed ? 'stopFollowing' : mayAsk ? 'askToFollow' : 'follow')}
      </Button>
      {isBarred && (
        <span id={hint} className="only-read-out">
          {t(`why.${no}`, { name: member.name })}
        </span>
      )}
    </>
  )
}

function BringButton({ member, onDone }: TogetherProps) {
  const { t } = useTranslation('people')
  const { t: why } = useTranslation('refusals')
  const coBrowsing = useCoBrowsing()
  const may = useMay()
  const { productId, comparisonId } = useObservable(useNavigation().looking)
  const hidden = useObservable(useRoom().presence.hidden)
  if (!may.speak || hidden || (productId === undefined && comparisonId === undefined)) return null
  const bring = () => {
    void coBrowsing.bring(member.id).then((asked) => {
      toast(asked.ok ? t('asked', { name: member.name }) : why(asked.refusal.code))
    })
    onDone()
  }
  return (
    <Button size="small" aria-label={t('bringName', { name: member.name })} onClick={bring}>
      {t('bring')}
    </Button>
  )
}

/** Hides this person, or shows them again. */
export function HideButton({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('people')
  const coBrowsing = useCoBrowsing()
  const hidden = useObservable(useRoom().presence.hidden)
  return (
    <Button
      size="small"
      title={t('hideWords')}
      onClick={() => {
        coBrowsing.hide(!hidden)
        onDone()
      }}
    >
      {t(hidden ? 'show' : 'hide')}
    </Button>
  )
}
