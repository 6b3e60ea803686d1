const months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const part = new RegExp(`^(\\d+|q[1-4]|(${months})[a-z]*\\d*)$`);

/**
 * The lasting name of where files like this one come from: the file's name without extension, months, dates and copies'
 * numbers, so that next month's file has the same ("usage-oct.csv" and "usage-2025-11.csv" are both "usage").
 */
export function sourceOf(fileName: string): string {
  const stem = fileName.replace(/(\.[A-Za-z][A-Za-z0-9]{0,5}){1,2}$/, "").trim();
  const kept = stem.split(/[\s_.()-]+/).filter((word) => word !== "" && !part.test(word.toLowerCase()));
  return kept.length === 0 ? stem || fileName : kept.join("-");
}
