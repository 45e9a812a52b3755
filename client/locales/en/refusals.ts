import { refusals as meanings } from '#shared/refusals.ts'
import type { RefusalCode } from '#shared/refusals.ts'

/** Why something was refused: the sentence that stands beside the code. */
export const refusals = Object.fromEntries(
  Object.entries(meanings).map(([code, { sentence }]) => [code, sentence]),
) as Record<RefusalCode, string>
