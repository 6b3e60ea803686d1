// How every test starts Chromium.
export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const rollout = (stage) => [`--enable-features=IdbSqliteOnDiskRollout:stage/${stage}`];

/** What makes Chromium keep the databases of pages in SQLite, in the stages in which it is to become the usual way. */
export const storeStages = {
  usual: [],
  newStoresInSqlite: rollout("UseSqliteForNewStores"),
  movedToSqlite: rollout("MigrateDataToSqliteGentle"),
  onlySqlite: rollout("UseSqliteOnly"),
};
