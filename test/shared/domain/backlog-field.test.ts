import { describe, expect, it } from "vitest";
import { addItem, editItem } from "#shared/domain/backlog-commands.ts";
import { addField, editField, ownFields, removeField } from "#shared/domain/backlog-field.ts";
import { blankItem } from "#shared/domain/backlog-item.ts";
import { settingsOf } from "#shared/domain/portfolio.ts";
import { addProduct, blankProduct } from "#shared/domain/product.ts";
import { defaultSettings, editSettings } from "#shared/domain/settings.ts";
import { allOf } from "#shared/domain/shelves.ts";
import { after, refusalOf } from "../../support/portfolios.ts";

const field = { name: "Tickets", kind: "number", unit: "", choices: [], rubric: "", onCard: true } as const;
const withField = after([addProduct(blankProduct("Shop")), addField(field)]);
const [shop = ""] = Array.from(allOf(withField.products), ({ id }) => id);
const [tickets = ""] = Array.from(allOf(withField.fields), ({ id }) => id);

describe("addField", () => {
  it("refuses a name that is taken and a choice of nothing", () => {
    expect(refusalOf(addField(field), withField)).toBe("NAME_TAKEN");
    expect(refusalOf(addField({ ...field, name: "Size", kind: "choice" }), withField)).toBe("NEEDS_CHOICES");
    expect(refusalOf(editField(tickets, { name: " Tickets " }), withField)).toBeNull();
  });
});

describe("ownFields", () => {
  it("keeps the order in which they were added, whatever their names or ids", () => {
    const more = after([addField({ ...field, name: "Area" })], withField, 10);
    const back = new Map([...allOf(more.fields)].toReversed().map((each) => [each.id, each]));
    expect(ownFields(new Map([["", back]])).map(({ name }) => name)).toEqual(["Tickets", "Area"]);
  });
});

describe("removeField", () => {
  it("takes with it what items say in it and its part of the formula", () => {
    const added = after([addItem(blankItem(shop, "Dark mode"))], withField, 10);
    const [item = ""] = Array.from(allOf(added.backlog), ({ id }) => id);
    const formula = [`field:${tickets}`, "value"].map((input) => ({ input, weight: 1, highest: 10 }));
    const used = after(
      [
        editItem(item, { fields: [{ fieldId: tickets, value: 7 }] }),
        editSettings({ backlog: { ...defaultSettings.backlog, formula } }),
      ],
      added,
      20,
    );
    const gone = after([removeField(tickets)], used, 30);
    expect([...allOf(gone.fields)]).toEqual([]);
    expect([...allOf(gone.backlog)].map(({ fields }) => fields)).toEqual([[]]);
    expect(settingsOf(gone).backlog.formula.map(({ input }) => input)).toEqual(["value"]);
  });
});
