// What stands over the stage: whom one follows, who looks along or follows, and the switches of what this tab shows of itself.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { memberColour } from '#client/ui/avatar.tsx'
import { classes } from '#client/ui/classes.ts'
import { EyeIcon, EyeOffIcon, SpotlightIcon } from '#client/ui/icons.tsx'
import type { MemberId } from '#shared/ids.ts'
import { useShowEverybody } from './show-everybody.ts'
import { fewOf } from './words.ts'
import './stage-over.css'

interface StageOverProps {
  isTrayOpen: boolean
  /** It stands above something that is no picture. */
  plain?: boolean
}

export function StageOver({ isTrayOpen, plain = false }: StageOverProps) {
  const isFollowing = useObservable(useCoBrowsing().following) !== undefined
  return (
    <div
      className={classes(
        'over',
        plain && 'over-plain',
        isFollowing && 'over-following',
        isTrayOpen && 'over-under-tray',
      )}
    >
      <div className="over-own">
        <FollowingPill />
        <SharingSwitch />
        <TrayButton isOpen={isTrayOpen} />
        {/* Comes and goes with the others: what stands before it does not move. */}
        <ShowEverybody />
      </div>
      <Others />
    </div>
  )
}

/** "Following Mara · Stop", in her colour. */
function FollowingPill() {
  const { t } = useTranslation('presence')
  const room = useRoom()
  const coBrowsing = useCoBrowsing()
  const following = useObservable(coBrowsing.following)
  useObservable(room.members.list)
  if (!following) return null
  const name = nameOf(room, following.id, t('somebody'))
  return (
    <p className="over-pill over-follow" style={memberColour(room.members.find(following.id)?.colour ?? 0)}>
      <span>{bold(t(following.waiting ? 'followingAway' : 'following', { name: '\u0000' }), name)}</span>
      <button type="button" aria-keyshortcuts="Escape" onClick={() => coBrowsing.leave()}>
        {t('stop')}
      </button>
    </p>
  )
}

/** Puts a name into its sentence so that it stands out, wherever a language has it. */
function bold(sentence: string, name: string): ReactNode {
  const [before, after] = sentence.split('\u0000')
  return (
    <>
      {before}
      <b>
        <bdi>{name}</bdi>
      </b>
      {after}
    </>
  )
}

function SharingSwitch() {
  const { t } = useTranslation('presence')
  const coBrowsing = useCoBrowsing()
  const sharing = useObservable(coBrowsing.sharing)
  const hidden = useObservable(useRoom().presence.hidden)
  const words = sharing ? t('showingWhere') : t('showWhere')
  const short = sharing ? t('showingWhereShort') : t('showWhereShort')
  return (
    <button
      type="button"
      className="over-pill over-switch"
      role="switch"
      aria-checked={sharing}
      title={hidden ? t('why.hidden') : words}
      disabled={hidden}
      onClick={() => coBrowsing.share(!sharing)}
    >
      <EyeIcon />
      <span className="over-words">{words}</span>
      <span className="over-short" aria-hidden>
        {short}
      </span>
    </button>
  )
}

function ShowEverybody() {
  const { t } = useTranslation('presence')
  const room = useRoom()
  const may = useMay()
  const hidden = useObservable(room.presence.hidden)
  const me = useObservable(room.me)
  const { productId, comparisonId } = useObservable(useNavigation().looking)
  const others = useObservable(room.presence.here).some(({ id }) => id !== me.id)
  const spotlight = useObservable(room.spotlight.state)
  const showEverybody = useShowEverybody()
  const isSomething = productId !== undefined || comparisonId !== undefined
  if (!may.speak || hidden || !others || spotlight || !isSomething) return null
  return (
    <button type="button" className="over-pill over-icon" title={t('showEverybody')} onClick={showEverybody}>
      <SpotlightIcon />
      <span>{t('showEverybody')}</span>
    </button>
  )
}

function TrayButton({ isOpen }: { isOpen: boolean }) {
  const { t } = useTranslation('presence')
  const navigation = useNavigation()
  const count = useObservable(useCoBrowsing().tray).length
  if (count === 0) return null
  return (
    <button
      type="button"
      className="over-pill over-tray"
      aria-expanded={isOpen}
      title={t('tray.open', { count })}
      onClick={() => navigation.go({ to: 'tray' })}
    >
      <EyeOffIcon />
      <span className="over-words">{t('tray.open', { count })}</span>
      <span className="over-short" aria-hidden>
        {t('tray.count', { count })}
      </span>
    </button>
  )
}

/** Who follows this person, plainly; and who looks at the same thing. */
function Others() {
  const { t } = useTranslation('presence')
  const room = useRoom()
  const { id: me } = useObservable(room.me)
  const here = useObservable(room.presence.here)
  const { productId, comparisonId } = useObservable(useNavigation().looking)
  const led = useObservable(useCoBrowsing().following)?.id
  const others = here.filter(({ id }) => id !== me)
  const following = others.filter((one) => one.following === me).map(({ id }) => id)
  const looking = others
    .filter(({ looking: theirs }) =>
      comparisonId === undefined
        ? productId !== undefined && theirs?.productId === productId
        : theirs?.comparisonId === comparisonId,
    )
    // That they see the same is said already.
    .filter(({ id, following: whom }) => id !== led && whom !== me)
    .map(({ id }) => id)
  const sentence = (key: 'followYou' | 'alsoLooking', ids: readonly MemberId[]) =>
    t(key, {
      names: fewOf(
        ids.map((id) => nameOf(room, id, t('somebody'))),
        (count) => t('more', { count }),
      ),
      count: ids.length,
    })
  return (
    <div className="over-others">
      {following.length > 0 && (
        <p className="over-pill over-followers">
          <Faces ids={following} />
          <span>{sentence('followYou', following)}</span>
        </p>
      )}
      {looking.length > 0 && (
        <p className="over-pill over-lookers">
          <Faces ids={looking} />
          {looking.length > mostFaces && (
            <b className="over-more" dir="ltr" aria-hidden="true">
              {`+${looking.length - mostFaces}`}
            </b>
          )}
          <span>{sentence('alsoLooking', looking)}</span>
        </p>
      )}
    </div>
  )
}

const mostFaces = 3

function Faces({ ids }: { ids: readonly MemberId[] }) {
  return ids.slice(0, mostFaces).map((id) => <Face key={id} id={id} decorative />)
}
