import { makeStyles, tokens } from "@fluentui/react-components";
import { MailFilled } from "@fluentui/react-icons";

const useStyles = makeStyles({
  rail: { width: "48px", flexShrink: 0, "@media (max-width: 640px)": { display: "none" } },
  places: { listStyle: "none", margin: 0, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}` },
  place: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    height: "40px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForeground1,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** The places of the look-alike, Outlook's own first, then those that apps bring. */
export function Rail() {
  const styles = useStyles();
  return (
    <nav className={styles.rail} aria-label="Places">
      <ul className={styles.places}>
        <li>
          <a href="/" className={styles.place} aria-current="page" title="Mail">
            <MailFilled fontSize={20} aria-label="Mail" />
          </a>
        </li>
      </ul>
    </nav>
  );
}
