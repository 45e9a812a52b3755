// "Say why": the opinion whose reason somebody wants to write next. Its field takes the focus as soon as it is there.
import { ObservableValue } from '#client/sdk/observable.ts'
import type { VariantId } from '#shared/ids.ts'

/** What the opinion is on; undefined where nobody has asked. */
export const wantedReason = new ObservableValue<VariantId | undefined>(undefined)
