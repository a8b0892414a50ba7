import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useApi } from "../../../http/ApiContext.ts";
import { dataOf } from "../../../http/client.ts";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useFormat } from "../../../ui/Format.tsx";
import { promiseRoomTexts as words } from "../../../ui/texts/promiseRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { type PromiseFilter, promisesHref, states, totalsQuery } from "./promiseFilter.ts";

const useStyles = makeStyles({
  totals: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    listStyle: "none",
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: 0,
  },
  total: {
    display: "block",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  current: { border: `1px solid ${tokens.colorBrandStroke1}` },
  state: { ...typographyStyles.body1Strong, display: "block" },
  sum: { ...typographyStyles.caption1, display: "block", color: tokens.colorNeutralForeground2 },
});

/** How many there are of each state and over how much; each leads to its list. */
export function PromiseTotals({ filter }: { filter: PromiseFilter }) {
  const api = useApi();
  const styles = useStyles();
  const format = useFormat();
  const query = totalsQuery(filter);
  const totals = useQuery<Schemas["PromiseTotal"][], Failure>({
    queryKey: ["promises", "totals", query],
    queryFn: ({ signal }) => dataOf(api.GET("/api/promises/totals", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
  const known = totals.data ?? [];
  const shown = states.filter((state) => known.some((total) => total.state === state));
  if (shown.length === 0) return null;
  return (
    <nav aria-label={words.totals}>
      <ul className={styles.totals}>
        {shown.map((state) => (
          <li key={state}>
            <a
              className={mergeClasses(styles.total, state === filter.state && styles.current)}
              href={promisesHref({ ...filter, state })}
              aria-current={state === filter.state ? "true" : undefined}
            >
              <span className={styles.state}>{texts.promises.states[state]}</span>
              {known
                .filter((total) => total.state === state)
                .map(({ currency, count, amount }) => (
                  <span key={currency} className={styles.sum}>
                    {words.total(count, format.money(amount, currency))}
                  </span>
                ))}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
