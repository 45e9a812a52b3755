// Beside a wide stage: cart and chat together, each with a head of its own.
import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useOpenVisit } from '#client/rooms/store-visits.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { classes } from '#client/ui/classes.ts'
import type { PageNavigation } from './navigation.ts'
import { usePlaces } from './place.ts'
import type { TalkDestination } from './place.ts'
import { TabContent } from './places-shown.tsx'
import './rail.css'

/** What talk shows as long as nobody chose: what is said to everyone. */
const everyone: TalkDestination = { to: 'subject', subject: 'room' }

/** Both tabs of the side at once. */
export function Rail({ navigation }: { navigation: PageNavigation }) {
  const { talk } = useObservable(navigation.opened)
  const visit = useOpenVisit()
  const unasked: TalkDestination = visit ? { to: 'visit', visitId: visit.id } : everyone
  return (
    <aside className="room-aside rail">
      <RailCart />
      <RailTalk talk={talk ?? unasked} isUnasked={talk === undefined} />
    </aside>
  )
}

function RailCart() {
  const { t } = useTranslation('app')
  const count = usePlaces().tabs.cart.useBadge()
  return (
    <section className="rail-cart" id="beside-cart" tabIndex={-1} aria-labelledby="rail-cart">
      <header className="rail-head">
        <h2 id="rail-cart">
          {t('cart')} {count > 0 && <span className="count">{count}</span>}
        </h2>
      </header>
      <TabContent tab="cart" talk={undefined} />
    </section>
  )
}

interface RailTalkProps {
  talk: TalkDestination
  /** Nobody went there: it is read once somebody turns to it. */
  isUnasked: boolean
}

function RailTalk({ talk, isUnasked }: RailTalkProps) {
  const { t } = useTranslation('app')
  const isEveryone = talk.to === 'subject' && talk.subject === 'room'
  return (
    <section
      className="rail-talk"
      id="beside-talk"
      tabIndex={-1}
      aria-labelledby="rail-talk"
      data-everyone={isEveryone || undefined}
      data-unasked={isUnasked || undefined}
    >
      <header className="rail-head">
        <h2 id="rail-talk">{t('talk')}</h2>
        {talk.to === 'threads' ? <ToEveryone /> : <ToThreads />}
      </header>
      <TabContent tab="talk" talk={talk} />
    </section>
  )
}

function ToThreads() {
  const { t } = useTranslation('app')
  const navigation = useNavigation()
  const unread = usePlaces().tabs.talk.useBadge()
  return (
    <Button size="small" kind="plain" onClick={() => navigation.go({ to: 'threads' })}>
      {t('threads')}
      {/* Its room is kept, so that nothing moves when it shows. */}
      <span className={classes('count count-news', unread === 0 && 'rail-no-news')}>{unread}</span>
    </Button>
  )
}

function ToEveryone() {
  const { t } = useTranslation('app')
  const navigation = useNavigation()
  return (
    <Button size="small" kind="plain" onClick={() => navigation.go(everyone)}>
      {t('toEveryone')}
    </Button>
  )
}
