import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DocumentTextFilled, DocumentTextRegular, MailFilled, MailRegular } from "@fluentui/react-icons";
import type { MouseEvent } from "react";
import { currentAddress, type PlaceName, placeNames, writeAddress } from "../address.ts";

const useStyles = makeStyles({
  rail: { width: "48px", flexShrink: 0, "@media (max-width: 640px)": { width: "auto" } },
  places: {
    listStyle: "none",
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    display: "grid",
    gap: tokens.spacingVerticalXS,
    "@media (max-width: 640px)": { gridAutoFlow: "column", justifyContent: "center", gridAutoColumns: "64px" },
  },
  place: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    height: "40px",
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground3,
    ":hover": { backgroundColor: tokens.colorNeutralBackground3Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorBrandForeground1 },
});

const looks = {
  mail: { title: "Mail", icon: MailRegular, current: MailFilled },
  workspace: { title: "Vyomiyra", icon: DocumentTextRegular, current: DocumentTextFilled },
};

interface Props {
  place: PlaceName;
  onPlace: (place: PlaceName) => void;
}

/** The places of the look-alike, Outlook's own first, then those that apps bring. */
export function Rail({ place, onPlace }: Props) {
  const styles = useStyles();
  const open = (name: PlaceName) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onPlace(name);
  };
  return (
    <nav className={styles.rail} aria-label="Places">
      <ul className={styles.places}>
        {placeNames.map((name) => {
          const isCurrent = name === place;
          const Icon = isCurrent ? looks[name].current : looks[name].icon;
          return (
            <li key={name}>
              <a
                href={writeAddress({ ...currentAddress(), place: name })}
                className={mergeClasses(styles.place, isCurrent && styles.current)}
                aria-current={isCurrent ? "page" : undefined}
                title={looks[name].title}
                onClick={open(name)}
              >
                <Icon fontSize={20} aria-label={looks[name].title} />
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
