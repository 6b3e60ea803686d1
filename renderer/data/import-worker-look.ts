import { readHead, type ByteSource } from "#shared/exchange/byte-source.ts";
import { documentLimits, eventLimits } from "#shared/exchange/limits.ts";
import { readYamlDocuments } from "#shared/exchange/product-yaml-documents.ts";
import { entriesAt, pathsOf } from "#shared/exchange/product-yaml-entries.ts";
import { sniffYaml } from "#shared/exchange/product-yaml.ts";
import { blankReading, entriesOption, type Reading } from "#shared/exchange/reading.ts";
import { lookAgain as lookAtTable, sniff } from "#shared/exchange/sniff.ts";
import { readText } from "#shared/exchange/text.ts";
import { unwatched } from "#shared/exchange/watch.ts";
import { windows1252Text } from "#shared/exchange/windows-1252.ts";
import { ok, type Result } from "#shared/result.ts";
import type { Look, SecondLook } from "./import-worker-messages.ts";

const headSize = 64 * 1024;
const linesShown = 20;
const longestLine = 500;
const sampleSize = 200;

/** A first look at a file; of a YAML catalogue also where else its entries may stand. */
export async function look(source: ByteSource): Promise<Result<Look>> {
  const sniffed = await sniff(source);
  if (!sniffed.ok) return sniffed;
  if (sniffed.value.entries === null) return ok({ ...sniffed.value, otherEntries: [] });
  const yaml = await sniffYaml(source, { ...blankReading("products"), syntax: "yaml", text: sniffed.value.text });
  return yaml.ok ? ok({ ...sniffed.value, otherEntries: yaml.value.otherEntries }) : yaml;
}

/** The header, first records and raw lines of a file as a reading states it; refuses like a reading. */
export async function lookAgain(source: ByteSource, reading: Reading): Promise<Result<SecondLook>> {
  const lines = await rawLines(source, reading);
  if (!lines.ok) return lines;
  const seen =
    reading.syntax === "yaml"
      ? await lookAtYaml(source, reading)
      : reading.syntax === "ndjson"
        ? await sniff(source)
        : await lookAtTable(source, reading.syntax, reading.text);
  if (!seen.ok) return seen;
  const { header, sample } = seen.value;
  return ok({ header, sample, lines: lines.value });
}

async function rawLines(source: ByteSource, { text }: Reading): Promise<Result<Look["lines"]>> {
  const head = await readHead(source, headSize, eventLimits);
  if (!head.ok) return head;
  const { encoding } = text;
  const shown =
    encoding === "windows-1252"
      ? windows1252Text(head.value)
      : new TextDecoder(encoding).decode(head.value, { stream: true });
  const lines = shown.split(/\r\n|\r|\n/, linesShown);
  return ok(lines.map((line, at) => ({ line: at + 1, text: line.slice(0, longestLine) })));
}

async function lookAtYaml(source: ByteSource, reading: Reading): Promise<Result<Pick<Look, "header" | "sample">>> {
  const chosen = reading.options[entriesOption];
  if (chosen === undefined) return sniffYaml(source, reading);
  const text = await readText(source, reading.text.encoding, documentLimits, unwatched);
  if (!text.ok) return text;
  for (const { value } of readYamlDocuments(text.value)) {
    const found = value === null ? null : entriesAt(value, chosen);
    if (found === null) continue;
    const header = pathsOf(found);
    const sample = found.slice(0, sampleSize).map(({ texts }) => header.map((path) => texts.get(path) ?? ""));
    return ok({ header, sample });
  }
  return sniffYaml(source, reading);
}
