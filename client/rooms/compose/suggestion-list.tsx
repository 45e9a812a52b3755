import { useTranslation } from 'react-i18next'
import { pictureOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { Avatar } from '#client/ui/avatar.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { ProductId } from '#shared/ids.ts'
import type { Suggestion } from './completion.ts'

interface SuggestionListProps {
  id: string
  suggestions: readonly Suggestion[]
  active: number
  onPick: (suggestion: Suggestion) => void
}

/** What a name can be completed with; the focus stays in the text. */
export function SuggestionList({ id, suggestions, active, onPick }: SuggestionListProps) {
  const { t } = useTranslation('talk')
  return (
    <div id={id} className="talk-suggestions" role="listbox" aria-label={t('suggestions')}>
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className="row talk-suggestion"
          // A press must not take the caret out of the text.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(suggestion)}
        >
          {suggestion.is === 'member' ? (
            <>
              <Avatar name={suggestion.member.name} colour={suggestion.member.colour} size="small" decorative />
              <bdi>{suggestion.member.name}</bdi>
              {suggestion.member.here && <small>{t('isHere')}</small>}
            </>
          ) : (
            <ProductSuggestion id={suggestion.id} title={suggestion.title} />
          )}
        </div>
      ))}
    </div>
  )
}

function ProductSuggestion({ id, title }: { id: ProductId; title: string }) {
  const { products } = useOpenRoom()
  const picture = pictureOf(useProduct(products, id))
  return (
    <>
      <span className="talk-chosen-picture">
        <Picture title={title} {...picture} shownAt="4em" plain />
      </span>
      <bdi>{title}</bdi>
    </>
  )
}
