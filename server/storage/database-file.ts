/** The name of the embedded database in the data folder. */
export const databaseFile = 'tagalong.sqlite'
