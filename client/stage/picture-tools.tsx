// The tools at the edge of the picture, and the words that go with the one in hand.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { DrawIcon, MinusIcon, PinIcon, PinOffIcon, PlusIcon, UndoIcon, ZoomInIcon } from '#client/ui/icons.tsx'
import { readOut } from '#client/ui/toasts.tsx'
import { closer, useMarking, useMarks } from './marking.tsx'
import './picture-tools.css'

interface ToolsProps {
  /** Notes and drawings are there to be hidden. */
  hasMarks: boolean
  onHide: () => void
}

/** Pin, draw, zoom and hide; a viewer has only zoom and hide. */
export function PictureTools({ hasMarks, onHide }: ToolsProps) {
  const { t } = useTranslation('stage')
  const may = useMay()
  const marking = useMarking()
  const { tool, hidden, writing } = useMarks()
  const isZoomed = useObservable(useNavigation().looking).zoom !== undefined
  const button = (label: string, icon: ReactNode, act: () => void, pressed?: boolean) => (
    <IconButton label={label} aria-pressed={pressed} data-zoom={pressed === undefined || undefined} onClick={act}>
      {icon}
    </IconButton>
  )
  const worded = (one: 'pin' | 'draw', icon: ReactNode) => (
    <Button
      kind="plain"
      className={`picture-tool picture-tool-${one}`}
      icon={icon}
      aria-label={t(`marks.${one}`)}
      aria-pressed={tool === one}
      title={t(`marks.${one}`)}
      onClick={() => marking.take(one)}
    >
      <span>{t(`marks.${one}Short`)}</span>
    </Button>
  )
  return (
    <>
      <div className="picture-tools" role="toolbar" aria-label={t('marks.tools')}>
        {may.speak && worded('pin', <PinIcon />)}
        {may.speak && worded('draw', <DrawIcon />)}
        {button(t('marks.zoomIn'), <ZoomInIcon />, () => marking.zoom(closer))}
        {hasMarks && button(t(hidden ? 'marks.show' : 'marks.hide'), <PinOffIcon />, onHide, hidden)}
      </div>
      {(tool !== 'none' || isZoomed || hidden) && (
        <div className="picture-foot">
          {tool === 'pin' && !writing && <PinFoot />}
          {tool === 'draw' && <DrawFoot />}
          {tool === 'none' && hidden && <HiddenFoot onShow={onHide} />}
          {isZoomed && <ZoomFoot />}
        </div>
      )}
    </>
  )
}

/** Hides or shows notes and drawings, and says so. */
export function useHiding(): () => void {
  const { t } = useTranslation('stage')
  const marking = useMarking()
  return () => {
    const { hidden } = marking.get()
    marking.hide(!hidden)
    readOut(t(hidden ? 'marks.isShown' : 'marks.isHidden'))
  }
}

function PinFoot() {
  const { t } = useTranslation('stage')
  const marking = useMarking()
  const { byKey } = useMarks()
  return (
    <p className="row picture-words">
      <span>{t(byKey ? 'marks.pinHintKeys' : 'marks.pinHint')}</span>
      <Button kind="plain" onClick={() => marking.lay()}>
        {t('marks.cancel')}
      </Button>
    </p>
  )
}

function DrawFoot() {
  const { t } = useTranslation('stage')
  const { undoManager } = useRoom()
  const marking = useMarking()
  const { undo } = useObservable(undoManager.next)
  // What else was done in the room is undone where it was done.
  const isStroke = undo?.edits.every(({ root }) => root === 'strokes') ?? false
  const takeBack = () => {
    if (undoManager.undo().ok) readOut(t('marks.undone'))
  }
  return (
    <p className="row picture-words">
      <span>{t('marks.drawHint')}</span>
      <Button kind="plain" icon={<UndoIcon />} disabled={!isStroke} onClick={takeBack}>
        {t('marks.undo')}
      </Button>
      <Button kind="plain" onClick={() => marking.lay()}>
        {t('marks.done')}
      </Button>
    </p>
  )
}

function HiddenFoot({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation('stage')
  return (
    <p className="row picture-words">
      <span>{t('marks.isHidden')}</span>
      <Button kind="plain" onClick={onShow}>
        {t('marks.showShort')}
      </Button>
    </p>
  )
}

function ZoomFoot() {
  const { t } = useTranslation('stage')
  const marking = useMarking()
  const { zoom } = useObservable(useNavigation().looking)
  const percent = new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 })
  return (
    <div className="row picture-words picture-zoom" role="group" aria-label={t('marks.zoom')}>
      <IconButton label={t('marks.zoomOut')} onClick={() => marking.zoom(1 / closer)}>
        <MinusIcon />
      </IconButton>
      <Button kind="plain" title={t('marks.zoomReset')} onClick={() => marking.zoom(0)}>
        <span className="only-read-out">{t('marks.zoomReset')}, </span>
        {percent.format(zoom?.scale ?? 1)}
      </Button>
      <IconButton label={t('marks.zoomIn')} onClick={() => marking.zoom(closer)}>
        <PlusIcon />
      </IconButton>
    </div>
  )
}
