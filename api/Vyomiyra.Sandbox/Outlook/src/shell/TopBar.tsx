import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import { DarkThemeRegular, MailAddRegular, NavigationRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { type PlaceName, type ThemeName, themeNames } from "../address.ts";
import { themeLabels } from "../theme.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    height: "48px",
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalXS}`,
  },
  title: { flexGrow: 1, paddingLeft: tokens.spacingHorizontalXS, whiteSpace: "nowrap" },
  wide: { "@media (max-width: 640px)": { display: "none" } },
});

interface Props {
  theme: ThemeName;
  place: PlaceName;
  foldersShown: boolean;
  onTheme: (theme: ThemeName) => void;
  onFolders: () => void;
  onDeliver: () => void;
  children: ReactNode;
}

export function TopBar({ theme, place, foldersShown, onTheme, onFolders, onDeliver, children }: Props) {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      {place === "mail" && (
        <Button
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label="Folders"
          aria-expanded={foldersShown}
          title={foldersShown ? "Hide folders" : "Show folders"}
          onClick={onFolders}
        />
      )}
      <Text as="h1" weight="semibold" size={400} className={styles.title}>
        {place === "mail" ? "Mail" : "Vyomiyra"} – sandbox
      </Text>
      {place === "mail" && (
        <Button appearance="subtle" icon={<MailAddRegular />} aria-label="Deliver a message" onClick={onDeliver}>
          <span className={styles.wide}>Deliver a message</span>
        </Button>
      )}
      <Menu
        checkedValues={{ theme: [theme] }}
        onCheckedValueChange={(_, { checkedItems }) =>
          onTheme(themeNames.find((name) => name === checkedItems[0]) ?? theme)
        }
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<DarkThemeRegular />}
            aria-label={`Theme: ${themeLabels[theme]}`}
            title="Theme"
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {themeNames.map((name) => (
              <MenuItemRadio key={name} name="theme" value={name}>
                {themeLabels[name]}
              </MenuItemRadio>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {children}
    </header>
  );
}
