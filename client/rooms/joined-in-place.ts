// Whether an open dialog says by itself who joins: a toast over it would say the same twice.
import { ObservableValue } from '#client/sdk/observable.ts'

export const joinedInPlace = new ObservableValue(false)
