const passedOver = /^(?:\.|node_modules$)/;

/**
 * The files that were dropped, those in dropped folders and below included; like files of a chosen folder they say their
 * place in it as `webkitRelativePath`. Hidden folders are passed over. One file more than `most` is enough to see that
 * there are too many. Has to be called while the drop is handled.
 */
export async function droppedFiles(transfer: DataTransfer, most: number): Promise<readonly File[]> {
  const files = [...transfer.files];
  const entries = [...transfer.items].map((dropped) => dropped.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some(({ isDirectory }) => isDirectory)) return files;
  try {
    const found: File[] = [];
    for (const entry of entries) await gather(entry, { found, most });
    return found;
  } catch (error) {
    // What cannot be entered stays a file among files, and reading it says why it cannot be read.
    if (error instanceof DOMException) return files;
    throw error;
  }
}

type Gathered = { readonly found: File[]; readonly most: number };

async function gather(entry: FileSystemEntry, gathered: Gathered): Promise<void> {
  const { found, most } = gathered;
  if (found.length > most || passedOver.test(entry.name)) return;
  if (isFile(entry)) {
    found.push(await placed(entry));
    return;
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  for (;;) {
    const members = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (members.length === 0) return;
    for (const member of members) await gather(member, gathered);
  }
}

async function placed(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  const path = entry.fullPath.replace(/^\//, "");
  return path.includes("/") ? Object.defineProperty(file, "webkitRelativePath", { value: path }) : file;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
