import { act, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { Route, Router, useLocation, useSearch } from "wouter";
import { goTo, hashRouting } from "../../../renderer/app/hash-location.ts";

function Place() {
  const [path] = useLocation();
  return <p>{`${path} ? ${useSearch()}`}</p>;
}

beforeEach(() => {
  window.location.hash = "";
});

describe("hashRouting", () => {
  it("keeps the search inside the hash, so that a link carries it", () => {
    render(
      <Router {...hashRouting}>
        <Place />
      </Router>,
    );
    screen.getByText("/ ?");
    act(() => goTo("/product/x?tab=usage"));
    screen.getByText("/product/x ? tab=usage");
    expect(window.location.hash).toBe("#/product/x?tab=usage");
    expect(window.location.search).toBe("");
    act(() => goTo("?tab=money"));
    screen.getByText("/product/x ? tab=money");
    act(() => goTo("/history"));
    screen.getByText("/history ?");
  });

  it.each(["%", "%E0%A4%A", "a%b/c"])("leads somewhere when a path cannot be decoded: %s", (id) => {
    render(
      <Router {...hashRouting}>
        <Route path="/product/*?">{({ "*": rest }) => <p>{`product ${rest}`}</p>}</Route>
      </Router>,
    );
    act(() => goTo(`/product/${id}`));
    expect(screen.getByText(`product ${id}`)).toBeTruthy();
  });

  it("adds nothing to the way back when it is there already", () => {
    goTo("/history");
    const before = window.history.length;
    goTo("/history");
    expect(window.history.length).toBe(before);
  });
});
