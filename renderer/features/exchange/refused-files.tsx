import { useImporting } from "#data/importing-state.ts";
import { problemText } from "#shared/words/frame.ts";
import { Banner } from "#ui/banner.tsx";

/** The files that were given and cannot be read, each with its reason. */
export function RefusedFiles() {
  const refused = useImporting((importing) => importing.refused);
  return (
    <>
      {refused.map(({ name, problem }) => (
        <Banner key={name} tone="bad" title={`'${name}' cannot be read.`}>
          {problemText(problem)}
        </Banner>
      ))}
    </>
  );
}
