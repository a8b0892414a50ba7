import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { Session, User } from "../session/session.ts";

const useStyles = makeStyles({
  name: {
    maxWidth: "160px",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    marginRight: tokens.spacingHorizontalS,
    "@media (max-width: 720px)": { display: "none" },
  },
});

interface Props {
  session: Session;
  user: User;
  signedOut: boolean;
  onSwitch: (user: User) => void;
  onSignedOut: (signedOut: boolean) => void;
}

export function UserMenu({ session, user, signedOut, onSwitch, onSignedOut }: Props) {
  const styles = useStyles();
  return (
    <Menu
      checkedValues={{ user: [user.id], apps: signedOut ? ["signedOut"] : [] }}
      onCheckedValueChange={(_, { name, checkedItems }) => {
        const chosen = session.users.find(({ id }) => name === "user" && id === checkedItems[0]);
        if (chosen) onSwitch(chosen);
        if (name === "apps") onSignedOut(checkedItems.length > 0);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" aria-label={`Switch user: ${user.name}`} title={`${user.name}, ${user.jobTitle}`}>
          <span className={styles.name}>{user.name}</span>
          <Avatar name={user.name} size={28} color="colorful" aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {session.users.map(({ id, name, jobTitle }) => (
            <MenuItemRadio key={id} name="user" value={id} subText={jobTitle}>
              {name}
            </MenuItemRadio>
          ))}
          <MenuDivider />
          <MenuItemCheckbox name="apps" value="signedOut" subText="Add-ins must ask for a sign-in">
            Signed out
          </MenuItemCheckbox>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
