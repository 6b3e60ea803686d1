// Runs inside Chromium, on a page of its own: the store of the app against a record for each row, and against a bare file.
import { openDatabase, readTables, writeWhole } from "#data/database.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { emptyPortfolio } from "#shared/domain/portfolio.ts";
import { benchPortfolio, fullSize } from "./portfolio.ts";

const rowsWritten = 20_000;
const rowsAtOnce = 1000;
const bareFile = "bare.bin";

/** Waits for one event of a request or transaction, and throws when it fails instead. */
function heard(target: EventTarget & { readonly error: DOMException | null }, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    target.addEventListener(event, () => resolve());
    for (const failure of ["error", "abort"]) {
      target.addEventListener(failure, () => reject(target.error ?? new Error("The database failed.")));
    }
  });
}

async function openRows(): Promise<IDBDatabase> {
  const request = indexedDB.open("bench-rows", 1);
  request.addEventListener("upgradeneeded", () =>
    request.result.createObjectStore("rows", { keyPath: ["product", "feature", "month"] }),
  );
  await heard(request, "success");
  return request.result;
}

const stub = { installation: "bench-installation", lastSeq: 0, envelopes: [] };

/** Writes a million cells as the app does, and some as a record each; answers the microseconds for each cell. */
async function write() {
  const size = { ...fullSize, features: 41_167, ledgerRows: 0, dependencies: 0 };
  const { usage } = benchPortfolio(size);
  const portfolio = { ...emptyPortfolio, usage };
  let cells = 0;
  let bytes = 0;
  for (const { users, eligible, uses, state, span, source } of allOf(usage)) {
    cells += users.length;
    for (const column of [users, eligible, uses, state, span, source]) bytes += column.byteLength;
  }
  const database = await openDatabase("bench-store", () => undefined);
  const start = performance.now();
  await writeWhole(database, portfolio, stub);
  const chunked = performance.now() - start;
  database.dexie.close();

  const rows = await openRows();
  const rowStart = performance.now();
  for (let at = 0; at < rowsWritten; at += rowsAtOnce) {
    const transaction = rows.transaction("rows", "readwrite");
    const store = transaction.objectStore("rows");
    for (let n = at; n < at + rowsAtOnce; n += 1) {
      const place = { product: `product-${n % 500}`, feature: `feature-${n}`, month: 24_297 };
      store.put({ ...place, eligible: 900, users: n % 900, uses: 2 * n, state: 15, span: 1, source: 0 });
    }
    await heard(transaction, "complete");
  }
  const single = performance.now() - rowStart;
  rows.close();

  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(bareFile, { create: true });
  const writable = await handle.createWritable();
  await writable.write(new Uint8Array(bytes));
  await writable.close();
  return { cells, perCell: (1000 * chunked) / cells, perRow: (1000 * single) / rowsWritten };
}

/** Reads the cells back, and a bare file of as many bytes; both in milliseconds. */
async function read() {
  const database = await openDatabase("bench-store", () => undefined);
  const start = performance.now();
  const tables = await readTables(database, ["usage"]);
  const store = performance.now() - start;
  database.dexie.close();
  const root = await navigator.storage.getDirectory();
  const fileStart = performance.now();
  const file = await (await root.getFileHandle(bareFile)).getFile();
  const bytes = await file.arrayBuffer();
  return {
    products: tables.usage?.get("")?.size ?? 0,
    store,
    file: performance.now() - fileStart,
    bytes: bytes.byteLength,
  };
}

Object.assign(globalThis, { bench: { write, read } });
