import { classes } from './classes.ts'
import './skeleton.css'

/** A place that is still loading; its class gives the size. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classes('skeleton', className)} />
}
