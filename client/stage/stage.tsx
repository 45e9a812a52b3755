// The stage: the one product this device looks at, as large as it can be, with what can be done about it.
import { memo, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#client/rooms/permissions.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { firstVariant, variantOf } from '#client/rooms/product-words.ts'
import { useIsAway, useProduct } from '#client/rooms/products.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { CloudOffIcon, SearchIcon } from '#client/ui/icons.tsx'
import { lazyPart } from '#client/ui/lazy.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import { Carousel } from './carousel.tsx'
import { Facts, More } from './facts.tsx'
import { isInUse, Marking, MarkingProvider, useMarking, useMarks } from './marking.tsx'
import { PictureTools, useHiding } from './picture-tools.tsx'
import { shownPicture, useMarkCount } from './shown-picture.ts'
import { StageSkeleton } from './stage-preview.tsx'
import { useAwake } from './use-awake.ts'
import { useStageKeys } from './use-stage-keys.ts'
import './stage.css'

const OnPicture = lazyPart(async () => (await import('./picture/on-picture.tsx')).OnPicture)
const OpenedMark = lazyPart(async () => (await import('./picture/opened-mark.tsx')).OpenedMark)
const NotesList = lazyPart(async () => (await import('./picture/notes-list.tsx')).NotesList)
const StillOnPicture = memo(OnPicture)
const StillNotes = memo(NotesList)
const StillFacts = memo(Facts)
const StillMore = memo(More)

interface StageProps {
  productId: ProductId
  variantId: VariantId | undefined
  /** Stands over the picture, along its upper edge. */
  over?: ReactNode
  /** What comes below all that the shop says of it. */
  under?: ReactNode
}

/** The product on the stage; a skeleton while it loads, words where the shop no longer has it. */
export function Stage({ productId, variantId, ...rest }: StageProps) {
  const { products } = useOpenRoom()
  const product = useProduct(products, productId)
  const isAway = useIsAway(products, productId)
  if (product === 'loading' && !isAway) return <StageSkeleton />
  if (typeof product === 'string')
    return <MissingProduct key={productId} productId={productId} isAway={isAway} over={rest.over} />
  const variant = (variantId === undefined ? undefined : variantOf(product, variantId)) ?? firstVariant(product)
  return (
    <WithMarking key={product.id}>
      <ShownProduct product={product} variant={variant} {...rest} />
    </WithMarking>
  )
}

/** The shop no longer has it, or there is no network to ask for it. */
function MissingProduct({ productId, isAway, over }: Pick<StageProps, 'productId' | 'over'> & { isAway: boolean }) {
  const { t } = useTranslation('stage')
  const navigation = useNavigation()
  const find = () => navigation.go({ to: 'find' })
  const hasMarks = useMarkCount(productId) > 0
  return (
    <WithMarking>
      <section className="stack stage stage-empty">
        {over}
        <h2 className="only-read-out">{t('onTheStage')}</h2>
        <Empty
          icon={isAway ? <CloudOffIcon /> : <SearchIcon />}
          title={t(isAway ? 'away' : 'gone')}
          action={isAway ? undefined : <Button onClick={find}>{t('findOther')}</Button>}
        >
          {t(isAway ? 'awayWords' : 'goneWords')}
        </Empty>
        {hasMarks && (
          <Suspense fallback={null}>
            <NotesList productId={productId} />
            <OpenedMark productId={productId} />
          </Suspense>
        )}
      </section>
    </WithMarking>
  )
}

/** Another product has another: nothing stays open when it comes on the stage. */
function WithMarking({ children }: { children: ReactNode }) {
  const [marking] = useState(() => new Marking())
  return <MarkingProvider value={marking}>{children}</MarkingProvider>
}

type ShownProps = Pick<StageProps, 'over' | 'under'> & { product: Product; variant: Variant }

function ShownProduct({ product, variant, over, under }: ShownProps) {
  const { t } = useTranslation('stage')
  const navigation = useNavigation()
  const may = useMay()
  const marking = useMarking()
  const marks = useMarks()
  const looking = useObservable(navigation.looking)
  const picture = shownPicture(product, variant, looking)
  const hasMarks = useMarkCount(product.id) > 0
  const isBusy = isInUse(marks)
  const isWanted = useAwake() || hasMarks || isBusy || looking.zoom !== undefined
  const onHide = useHiding()
  const place = useRef<HTMLDivElement>(null)
  useStageKeys(place, { marking, maySpeak: may.speak, hasMarks, onHide })
  const choose = useSteady((id: VariantId) => {
    navigation.go({ to: 'product', productId: product.id, variantId: id })
    // Another size is looked at in the same picture.
    if (product.variants.find((one) => one.id === id)?.picture === variant.picture) navigation.see({ picture })
  })
  return (
    <section className="stack stage" aria-label={t('onTheStage')}>
      <div className="stage-picture" ref={place}>
        <Carousel
          product={product}
          picture={picture}
          onPicture={(chosen) => navigation.see({ picture: chosen, zoom: undefined })}
          held={looking.zoom !== undefined || marks.tool === 'draw'}
          over={
            isWanted && (
              <Suspense fallback={null}>
                <StillOnPicture key={picture} product={product} picture={picture} />
              </Suspense>
            )
          }
        />
        {over}
        <PictureTools hasMarks={hasMarks} onHide={onHide} />
      </div>
      {hasMarks && (
        <div className="stage-notes">
          <Suspense fallback={null}>
            <StillNotes productId={product.id} product={product} picture={picture} onVariant={choose} />
          </Suspense>
        </div>
      )}
      {isBusy && (
        <Suspense fallback={null}>
          <OpenedMark productId={product.id} product={product} />
        </Suspense>
      )}
      <StillFacts product={product} variant={variant} onVariant={choose} />
      <StillMore product={product} />
      {under}
    </section>
  )
}

/** The same function as long as this is drawn, doing what the latest would do. */
function useSteady<Value>(act: (value: Value) => void): (value: Value) => void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  return useCallback((value) => latest.current(value), [])
}
