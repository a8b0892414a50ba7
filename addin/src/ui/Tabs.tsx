import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { tabStyles } from "./tabStyles.ts";

const useStyles = makeStyles({
  tabs: {
    display: "flex",
    listStyle: "none",
    margin: 0,
    padding: 0,
    gap: tokens.spacingHorizontalXS,
    overflowX: "auto",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: { ...tabStyles.tab, gap: tokens.spacingHorizontalXS, height: "36px" },
  current: tabStyles.current,
  count: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

export interface Tab {
  name: string;
  title: string;
  href: string;
  /** How many it holds, where that says something. */
  count?: number | undefined;
}

interface Props {
  label: string;
  tabs: readonly Tab[];
  current: string;
}

/** The parts of a screen. Each has an address, so they are links. */
export function Tabs({ label, tabs, current }: Props) {
  const styles = useStyles();
  return (
    <nav aria-label={label}>
      <ul className={styles.tabs}>
        {tabs.map(({ name, title, href, count }) => (
          <li key={name}>
            <a
              href={href}
              className={mergeClasses(styles.tab, name === current && styles.current)}
              aria-current={name === current ? "page" : undefined}
            >
              {title}
              {count !== undefined && <span className={styles.count}>{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
