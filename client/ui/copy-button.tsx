// A way to take words along, for wherever they could not stay.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { copyText } from './copy-text.ts'
import { CheckIcon, CopyIcon } from './icons.tsx'
import { readOut } from './toasts.tsx'

const answeredMs = 2_500

/** Copies a text, and says whether that worked. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation('kept')
  const [answer, setAnswer] = useState<'copied' | 'notCopied'>()
  useEffect(() => {
    if (!answer) return undefined
    const timer = setTimeout(() => setAnswer(undefined), answeredMs)
    return () => clearTimeout(timer)
  }, [answer])
  const copy = async () => {
    // Otherwise the words stand beside it, to be copied by hand.
    const next = (await copyText(text)) ? 'copied' : 'notCopied'
    setAnswer(next)
    readOut(t(next))
  }
  return (
    <Button size="small" icon={answer === 'copied' ? <CheckIcon /> : <CopyIcon />} onClick={() => void copy()}>
      {t(answer ?? 'copy')}
    </Button>
  )
}
