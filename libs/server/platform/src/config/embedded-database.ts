/** Whether the service has its database in itself; asked before the settings are read, which takes longer to load. */
export const hasDatabaseInside = (): boolean => !process.env['MONGODB_URI'];
