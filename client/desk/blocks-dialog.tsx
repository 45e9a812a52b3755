// The blocks of the shop, for supervisors: who, by whom, why, until when; to be kept or lifted.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullWhen } from '#client/rooms/when.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { StoreBlock } from '#shared/desk/store-blocks.ts'
import { useOpenDesk } from './desk-context.ts'
import './replies-dialog.css'

export function BlocksDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const { desk } = useOpenDesk()
  const [blocks, setBlocks] = useState<readonly StoreBlock[]>()
  useEffect(() => {
    void desk.tools.blocks().then((read) => read.ok && setBlocks(read.value.blocks))
  }, [desk])
  const review = async (id: string, act: 'keep' | 'lift') => {
    const done = await desk.tools.review(id, act)
    if (!done.ok) toast(because(done.refusal.code))
    const read = await desk.tools.blocks()
    if (read.ok) setBlocks(read.value.blocks)
  }
  return (
    <Dialog title={t('block.all')} onClose={onClose}>
      {blocks?.length === 0 && <Empty title={t('block.none')}>{t('block.noneWords')}</Empty>}
      <ul className="desk-saved">
        {blocks?.map((block) => (
          <li key={block.id}>
            <div>
              <b>
                <bdi>{block.name}</bdi>
              </b>
              <small>
                {[
                  t(`block.of.${block.who}`),
                  t('block.by', { by: block.by, when: fullWhen(block.madeAt) }),
                  block.liftedAt === null
                    ? t('block.until', { when: fullWhen(block.until) })
                    : t('block.lifted', { by: block.reviewedBy ?? '' }),
                  ...(block.liftedAt === null && block.reviewedBy !== null
                    ? [t('block.kept', { by: block.reviewedBy })]
                    : []),
                ].join(' · ')}
              </small>
              <p dir="auto">{block.reason}</p>
            </div>
            {block.liftedAt === null && (
              <span className="cluster">
                {block.reviewedBy === null && (
                  <Button size="small" onClick={() => void review(block.id, 'keep')}>
                    {t('block.keep')}
                  </Button>
                )}
                <Button size="small" onClick={() => void review(block.id, 'lift')}>
                  {t('block.lift')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
