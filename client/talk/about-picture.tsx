// A small picture of what a thread is about; a sign where there is no picture.
import { AskIcon, CompareIcon, PeopleIcon, PinIcon, VoteIcon } from '#client/ui/icons.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { About } from './about.ts'

/** Decoration: the title stands beside it. */
export function AboutPicture({ about, asks = false }: { about: About; asks?: boolean }) {
  const { picture, title, topic, number, destination } = about
  return (
    <span className="talk-about" aria-hidden="true">
      {destination?.to !== 'product' && !picture ? (
        <span className="centre talk-about-sign">{signs[destination?.to === 'comparison' ? 'comparison' : topic]}</span>
      ) : (
        <Picture title={title} {...picture} shownAt="4em" plain />
      )}
      {asks && (
        <span className="centre talk-about-mark">
          <AskIcon />
        </span>
      )}
      {!asks && number !== undefined && <span className="centre talk-about-mark">{number}</span>}
    </span>
  )
}

const signs = {
  room: <PeopleIcon />,
  line: <PeopleIcon />,
  product: <PeopleIcon />,
  pin: <PinIcon />,
  decision: <VoteIcon />,
  comparison: <CompareIcon />,
}
