import { basename, join } from "node:path";
import { type Disk, realDisk } from "./disk.ts";
import { syncFolder } from "./files.ts";

const month = 30 * 24 * 60 * 60 * 1000;

/** Why something was put aside: copies of Chromium's store can be made again, those of the journal cannot. */
export type KeptReason = "journal" | "profile" | "store";

/** Copies a file into the folder of kept things before anything in it is cut; answers the name of the copy. */
export async function keepCopy(path: string, reason: KeptReason, keptFolder: string, disk: Disk = realDisk) {
  await disk.mkdir(keptFolder, { recursive: true });
  const name = await freeName(`${reason}-${basename(path)}`, keptFolder, disk);
  await disk.copyFile(path, join(keptFolder, name));
  const copy = await disk.open(join(keptFolder, name), "r+");
  try {
    await copy.sync();
  } finally {
    await copy.close();
  }
  await syncFolder(keptFolder, disk);
  return name;
}

/** Forgets copies of Chromium's store after 30 days; copies of the journal are never forgotten. */
export async function forgetOldStoreCopies(keptFolder: string, now: number, disk: Disk = realDisk): Promise<void> {
  const names = await disk.readdir(keptFolder).catch((): string[] => []);
  for (const name of names.filter((each) => each.startsWith("store-"))) {
    const path = join(keptFolder, name);
    const { mtimeMs } = await disk.stat(path);
    if (now - mtimeMs > month) await disk.rm(path, { force: true });
  }
}

async function freeName(wanted: string, folder: string, disk: Disk): Promise<string> {
  const taken = new Set(await disk.readdir(folder));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}.${number}`)) number += 1;
  return `${wanted}.${number}`;
}
