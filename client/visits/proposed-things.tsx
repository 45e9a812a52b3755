// The pictures of a proposal, what is there now beside what would be, with the same facts in the same order.
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useOpinionsOn } from '#client/rooms/opinions.ts'
import { pictureOf, titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { ForwardIcon } from '#client/ui/lazy-icons.tsx'
import { Money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { priceOf } from '#shared/catalog/price.ts'
import { productIdOf } from '#shared/ids.ts'
import type { VariantId } from '#shared/ids.ts'
import type { ProposalView } from '#shared/visits/visit-view.ts'

export function ProposedThings({ proposal: { kind, variants, instead } }: { proposal: ProposalView }) {
  return (
    <div className="proposal-things" data-count={variants.length + (instead === undefined ? 0 : 1)}>
      {instead !== undefined && <Thing variantId={instead} isOld />}
      {instead !== undefined && kind !== 'not-this' && (
        <span className="centre proposal-arrow">
          <ForwardIcon />
        </span>
      )}
      {variants.map((id) => (
        <Thing key={id} variantId={id} />
      ))}
    </div>
  )
}

/** What members think of what is suggested, or of what they are advised against. */
export function OpinionsOnProposed({ proposal: { variants, instead } }: { proposal: ProposalView }) {
  return (variants.length > 0 ? variants : [instead ?? '']).map((id) => <OurOpinions key={id} variantId={id} />)
}

/** One thing; pressed, it comes on the stage. */
function Thing({ variantId, isOld = false }: { variantId: VariantId; isOld?: boolean }) {
  const { t } = useTranslation('visits')
  const { products } = useOpenRoom()
  const navigation = useNavigation()
  const productId = productIdOf(variantId)
  const known = useProduct(products, productId)
  const variant = variantOf(known, variantId)
  const title = titleOf(known, productId)
  const words = variantWords(variant)
  return (
    <button
      type="button"
      className="proposal-thing"
      data-old={isOld || undefined}
      onClick={() => navigation.go({ to: 'product', productId, variantId })}
    >
      <Picture title={title} {...pictureOf(known, variant)} shownAt="14em" plain />
      <span className="proposal-facts">
        <b>
          {isOld && <span className="only-read-out">{t('proposal.old')} </span>}
          <bdi>{title}</bdi>
        </b>
        {words !== '' && <bdi>{words}</bdi>}
        {variant && typeof known !== 'string' && (
          <>
            <Money {...priceOf(known, variant)} />
            <span>{t(variant.available ? 'proposal.available' : 'proposal.soldOut')}</span>
          </>
        )}
      </span>
    </button>
  )
}

/** One member a row. */
function OurOpinions({ variantId }: { variantId: VariantId }) {
  const { t } = useTranslation('visits')
  const { room, products } = useOpenRoom()
  const known = useProduct(products, productIdOf(variantId))
  const opinions = useOpinionsOn(variantId, known)
  return opinions.map(({ memberId, verdict, reason }) => (
    <p key={memberId} className="row proposal-opinion">
      <Face id={memberId} size="tiny" decorative />
      <span>
        {t(`proposal.opinion.${verdict}`, { name: nameOf(room, memberId, t('somebody')) })}{' '}
        {reason !== undefined && (
          <q>
            <bdi>{reason}</bdi>
          </q>
        )}
      </span>
    </p>
  ))
}
