/** The shop that comes along: only it has a bag and says that nothing is for sale. Every other has its own checkout. */
export const demoShopId = 'demo'
