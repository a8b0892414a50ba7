import type { ReactNode } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { useRows } from "../../ui/rows.ts";
import { Timeline } from "../../ui/Timeline.tsx";
import { texts } from "../../ui/texts.ts";
import { describe } from "./describe.ts";

interface Props<Row> {
  activities: readonly Row[];
  /** What can be done about one of them. */
  beside?: ((activity: Row) => ReactNode) | undefined;
}

/** What happened to the account: who, what, when. */
export function History<Row extends Schemas["ActivityRow"]>({ activities, beside }: Props<Row>) {
  const rows = useRows();
  const format = useFormat();
  if (activities.length === 0) return <p className={rows.empty}>{texts.history.none}</p>;
  const entries = activities.map((activity) => ({
    id: activity.id,
    what: <Foreign>{describe(activity, format)}</Foreign>,
    when: (
      <>
        <Foreign>{activity.actor ?? texts.history.machine}</Foreign> ·{" "}
        <time dateTime={activity.at}>{format.instant(activity.at)}</time>
        {beside?.(activity)}
      </>
    ),
  }));
  return <Timeline entries={entries} />;
}
