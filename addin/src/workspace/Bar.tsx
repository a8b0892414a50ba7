import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Schemas } from "../http/schemas.ts";
import type { Address } from "../ui/address.ts";
import { tabStyles } from "../ui/tabStyles.ts";
import { shellTexts } from "../ui/texts/shell.ts";
import { isOpenTo, rooms } from "./rooms.ts";
import { SearchBox } from "./search/SearchBox.tsx";
import { UserMenu } from "./UserMenu.tsx";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    top: 0,
    zIndex: 2,
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalL,
    minHeight: "44px",
    padding: `0 ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    "@media (max-width: 720px)": { flexWrap: "wrap", padding: `0 ${tokens.spacingHorizontalS}` },
  },
  rooms: {
    display: "flex",
    listStyle: "none",
    margin: 0,
    padding: 0,
    overflowX: "auto",
    scrollbarWidth: "none",
  },
  room: { ...tabStyles.tab, height: "44px", boxSizing: "border-box", borderTop: "2px solid transparent" },
  current: tabStyles.current,
  nav: { flexShrink: 1, minWidth: 0 },
  rest: { flexGrow: 1 },
  search: {
    flex: "1 1 240px",
    maxWidth: "420px",
    "@media (max-width: 720px)": {
      order: 3,
      flexBasis: "100%",
      maxWidth: "none",
      paddingBottom: tokens.spacingVerticalS,
    },
  },
});

interface Props {
  me: Schemas["MeAnswer"];
  address: Address;
}

/** The rooms, and who is here. */
export function Bar({ me, address }: Props) {
  const styles = useStyles();
  const [here = "accounts"] = address.path;
  return (
    <header className={styles.bar}>
      <nav className={styles.nav} aria-label={shellTexts.rooms}>
        <ul className={styles.rooms}>
          {rooms
            .filter((room) => isOpenTo(room, me))
            .map(({ name, title, href }) => (
              <li key={name}>
                <a
                  href={href}
                  className={mergeClasses(styles.room, name === here && styles.current)}
                  aria-current={name === here ? "page" : undefined}
                >
                  {title}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <div className={styles.rest} />
      <div className={styles.search}>
        <SearchBox />
      </div>
      <UserMenu me={me} />
    </header>
  );
}
