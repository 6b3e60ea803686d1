import { useEffect, useState } from "react";
import { desktop } from "#data/desktop.ts";
import { installationId, journalHead } from "#data/portfolio.ts";
import type { About } from "#shared/bridge.ts";
import { aboutDetails, bundledLibraries, hostText } from "#shared/words/about.ts";
import { count, shortHash } from "#shared/words/format.ts";
import { Button } from "#ui/button.tsx";
import { Disclosure } from "#ui/disclosure.tsx";
import { Copy } from "#ui/icons.ts";
import { Facts, Row, Stack } from "#ui/layout.tsx";
import styles from "./settings.module.css";

/** Version, host, journal and licences; everything that a report of a problem needs, to be copied. */
export function AboutWinnow() {
  const [about, setAbout] = useState<About | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    void desktop.about().then((answer) => setAbout(answer.ok ? answer.value : null));
  }, []);
  const head = journalHead();
  const copy = async () => {
    await navigator.clipboard.writeText(aboutDetails(about, { installation: installationId(), head }));
    setCopied(true);
  };
  return (
    <Stack gap={4}>
      <p>Decide with evidence what to build, what to learn and what to stop.</p>
      <Facts
        facts={[
          { term: "Version", value: about?.appVersion ?? "…" },
          { term: "Runs in", value: hostText(about) },
          { term: "Journal", value: head === null ? "Empty" : `Entry ${count(head.seq)}, ${shortHash(head.hash)}` },
          { term: "Licence", value: "MIT" },
        ]}
      />
      <Row>
        <Button icon={Copy} onPress={() => void copy()}>
          {copied ? "Copied" : "Copy details"}
        </Button>
      </Row>
      <Disclosure title="Libraries and their licences">
        <ul className={styles.licences}>
          {bundledLibraries.map(({ name, licence }) => (
            <li key={name}>
              {name}: {licence}
            </li>
          ))}
        </ul>
      </Disclosure>
    </Stack>
  );
}
