import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../http/schemas.ts";
import type { Address } from "../ui/address.ts";
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
  room: {
    ...typographyStyles.body1,
    display: "flex",
    alignItems: "center",
    height: "44px",
    padding: `0 ${tokens.spacingHorizontalS}`,
    boxSizing: "border-box",
    borderBottom: "2px solid transparent",
    borderTop: "2px solid transparent",
    color: tokens.colorNeutralForeground2,
    textDecorationLine: "none",
    whiteSpace: "nowrap",
    ":hover": { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  current: {
    ...typographyStyles.body1Strong,
    color: tokens.colorNeutralForeground1,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ":hover": { borderBottomColor: tokens.colorCompoundBrandStrokeHover },
  },
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
