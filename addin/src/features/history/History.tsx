import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { useRows } from "../../ui/rows.ts";
import { Timeline } from "../../ui/Timeline.tsx";
import { texts } from "../../ui/texts.ts";
import { describe } from "./describe.ts";

/** What happened to the account: who, what, when. */
export function History({ activities }: { activities: readonly Schemas["ActivityRow"][] }) {
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
      </>
    ),
  }));
  return <Timeline entries={entries} />;
}
