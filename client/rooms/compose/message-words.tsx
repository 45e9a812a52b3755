// The words of a message: text as text, links that open elsewhere, members' names marked.
import { memo, useMemo } from 'react'
import { classes } from '#client/ui/classes.ts'
import { isTurning } from '#shared/isolates.ts'
import { useNames } from './names.ts'
import { piecesOf } from './pieces.ts'
import './words.css'

interface MessageWordsProps {
  text: string
  /** Who is mentioned; a name of anybody else is plain text. */
  mentions?: readonly string[] | undefined
  me: string
}

/** Each paragraph reads in its own direction, and no sign in it can turn what stands around it. */
export const MessageWords = memo(function MessageWords({ text, mentions, me }: MessageWordsProps) {
  const names = useNames()
  const pieces = useMemo(
    () =>
      piecesOf(
        text,
        names.filter(({ id }) => mentions?.includes(id)),
      ),
    [text, names, mentions],
  )
  return (
    <p className="talk-words" dir="auto">
      {pieces.map((piece, index) => {
        switch (piece.is) {
          case 'text':
            // Otherwise as part of its paragraph, whose direction it gives.
            return isTurning(piece.text) ? <bdi key={index}>{piece.text}</bdi> : piece.text
          case 'link':
            return (
              <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">
                <bdi dir="ltr">{piece.text}</bdi>
              </a>
            )
          case 'mention':
            return (
              <bdi key={index} className={classes('talk-mention', piece.named.id === me && 'talk-mention-me')}>
                {piece.text}
              </bdi>
            )
          default:
            return piece satisfies never
        }
      })}
    </p>
  )
})
