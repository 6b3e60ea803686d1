const written = /^(\d{4})[-/. ]?(\d{1,2})$/;

export function parseMonth(text: string): string | null {
  const match = written.exec(text.trim());
  if (match === null) return null;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? `${match[1]}-${String(month).padStart(2, "0")}` : null;
}

export function shiftMonth(month: string, by: number): string {
  const [year = 0, monthOfYear = 1] = month.split("-").map(Number);
  const count = year * 12 + (monthOfYear - 1) + by;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`;
}
