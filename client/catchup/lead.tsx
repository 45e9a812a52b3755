import { Face } from '#client/rooms/face.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { Picture as Shown } from '#shared/catalog/product.ts'
import type { MemberId } from '#shared/ids.ts'

/** The picture of a card's thing with the face of its author; the face alone if there is no picture. */
export function Lead({ picture, title, by }: { picture: Shown | undefined; title: string; by?: MemberId | undefined }) {
  if (!picture) return by === undefined ? null : <Face id={by} decorative />
  return (
    <span className="waiting-picture">
      <Picture title={title} {...picture} shownAt="4em" plain />
      {by !== undefined && (
        <span className="waiting-by">
          <Face id={by} size="tiny" decorative />
        </span>
      )}
    </span>
  )
}
