export declare const executablePath: string;
export declare const flags: readonly string[];
export declare const storeStages: {
  readonly usual: readonly string[];
  readonly newStoresInSqlite: readonly string[];
  readonly movedToSqlite: readonly string[];
  readonly onlySqlite: readonly string[];
};
export type StoreStage = keyof typeof storeStages;
