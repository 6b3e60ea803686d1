import { stageWords } from "./backlog-words.ts";
import { choiceOf } from "./choice-words.ts";
import type { Json, JsonObject } from "./json-read.ts";
import { linesAt, membersAt, objectsAt, textAt, type TextRecord } from "./json-walk.ts";
import { isObject } from "./product-yaml-documents.ts";

/** Whether a value is a board as Trello exports it. */
export function isTrelloBoard(json: JsonObject): boolean {
  const [lists, cards] = [json.object.get("lists"), json.object.get("cards")];
  return [lists, cards].every((member) => typeof member === "object" && member !== null && "list" in member);
}

/** The cards of a board in the order in which they hang there, list by list. */
export function trelloRecords(board: JsonObject): readonly TextRecord[] {
  const lists = new Map(objectsAt(board, "lists").map((list) => [textAt(list, "id"), list]));
  const around = {
    board: textAt(board, "name"),
    lists,
    comments: commentsByCard(board),
    checks: checksByCard(board),
    fields: customFields(board),
    members: new Map(objectsAt(board, "members").map((member) => [textAt(member, "id"), textAt(member, "fullName")])),
  };
  const place = (card: JsonObject) => {
    const list = lists.get(textAt(card, "idList"));
    return [list === undefined ? Infinity : Number(textAt(list, "pos")), Number(textAt(card, "pos"))] as const;
  };
  return objectsAt(board, "cards")
    .map((card) => ({ card, at: place(card) }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1])
    .map(({ card }) => ({ line: card.line, texts: cardTexts(card, around) }));
}

type Around = {
  readonly board: string;
  readonly lists: ReadonlyMap<string, JsonObject>;
  readonly members: ReadonlyMap<string, string>;
  readonly comments: ReadonlyMap<string, number>;
  readonly checks: ReadonlyMap<string, { readonly done: number; readonly all: number }>;
  readonly fields: ReadonlyMap<string, { readonly name: string; readonly options: ReadonlyMap<string, string> }>;
};

function cardTexts(card: JsonObject, around: Around): ReadonlyMap<string, string> {
  const { board, lists, members, comments, checks, fields } = around;
  const id = textAt(card, "id");
  const list = lists.get(textAt(card, "idList")) ?? null;
  const stage = textAt(list, "name");
  const isAway = textAt(card, "closed") === "true" || textAt(list, "closed") === "true";
  const isFinished = textAt(card, "dueComplete") === "true" || choiceOf(stageWords, stage) === "released";
  const check = checks.get(id);
  const texts = new Map([
    ["Card ID", id],
    ["Name", textAt(card, "name")],
    ["Board", board],
    ["List", stage],
    // A card put away unfinished was given up; a finished one was only cleared from the board.
    ["Resolution", isAway && !isFinished ? "archived" : ""],
    ["Labels", linesAt(card, "labels", "name")],
    ["Due Date", textAt(card, "due")],
    ["Start Date", textAt(card, "start")],
    ["Created", createdAt(id)],
    ["Updated", textAt(card, "dateLastActivity")],
    ["URL", textAt(card, "shortUrl")],
    ["Description", textAt(card, "desc")],
    ["Comments", String(comments.get(id) ?? "")],
    ["Checklist items done", check === undefined ? "" : `${check.done} of ${check.all}`],
    [
      "Members",
      membersAt(card, "idMembers")
        .flatMap((member) => (typeof member === "string" ? (members.get(member) ?? []) : []))
        .join("\n"),
    ],
  ]);
  for (const value of objectsAt(card, "customFieldItems")) {
    const field = fields.get(textAt(value, "idCustomField"));
    const said = field?.options.get(textAt(value, "idValue")) ?? plainValue(value.object.get("value") ?? null);
    if (field !== undefined && said !== "") texts.set(field.name, said);
  }
  return texts;
}

/** The identifiers of Trello begin with the second in which they were given, in sixteens. */
function createdAt(id: string): string {
  const second = /^[0-9a-f]{24}$/.test(id) ? Number.parseInt(id.slice(0, 8), 16) : 0;
  return second > 0 ? new Date(second * 1000).toISOString() : "";
}

function plainValue(json: Json): string {
  if (!isObject(json)) return "";
  return [...json.object.values()].find((value) => typeof value === "string") ?? "";
}

function commentsByCard(board: JsonObject): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const action of objectsAt(board, "actions")) {
    if (textAt(action, "type") !== "commentCard") continue;
    const card = textAt(action, "data.card.id");
    counts.set(card, (counts.get(card) ?? 0) + 1);
  }
  return counts;
}

function checksByCard(board: JsonObject): Around["checks"] {
  const checks = new Map<string, { done: number; all: number }>();
  for (const list of objectsAt(board, "checklists")) {
    const card = textAt(list, "idCard");
    const { done, all } = checks.get(card) ?? { done: 0, all: 0 };
    const members = objectsAt(list, "checkItems");
    const finished = members.filter((member) => textAt(member, "state") === "complete").length;
    checks.set(card, { done: done + finished, all: all + members.length });
  }
  return checks;
}

function customFields(board: JsonObject): Around["fields"] {
  return new Map(
    objectsAt(board, "customFields").map((field) => {
      const options = objectsAt(field, "options").map((option) => [textAt(option, "id"), textAt(option, "value.text")]);
      return [textAt(field, "id"), { name: textAt(field, "name"), options: new Map(options as [string, string][]) }];
    }),
  );
}
