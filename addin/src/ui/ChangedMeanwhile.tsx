import { Notice } from "./Notice.tsx";
import { detailTexts } from "./texts/details.ts";

interface Props {
  /** What was changed, and to what. */
  changes: readonly { title: string; now: string }[];
}

/** Somebody else saved first: what they changed, while what was typed here is still there. */
export function ChangedMeanwhile({ changes }: Props) {
  return (
    <Notice intent="warning" title={detailTexts.changedMeanwhile}>
      {changes.map(({ title, now }) => (
        <div key={title}>{detailTexts.nowIs(title, now)}</div>
      ))}
      <div>{detailTexts.saveAgain}</div>
    </Notice>
  );
}
