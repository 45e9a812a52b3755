/** What somebody holds in their hands. Who sits at a desk asks for less motion: both are tried, and drawing takes most of a journey's time. */
export const devices = {
  desk: { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 },
} as const
/** One of `devices`. */
export type Device = keyof typeof devices
