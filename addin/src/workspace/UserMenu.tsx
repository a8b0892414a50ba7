import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { Person20Regular } from "@fluentui/react-icons/svg/person";
import type { Schemas } from "../http/schemas.ts";
import { Foreign } from "../ui/Foreign.tsx";
import { useFormat } from "../ui/Format.tsx";
import { Popup } from "../ui/Popup.tsx";
import { shellTexts } from "../ui/texts/shell.ts";

const useStyles = makeStyles({
  button: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    width: "32px",
    height: "32px",
    padding: 0,
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  who: { display: "grid", gap: tokens.spacingVerticalXXS },
  name: typographyStyles.body1Strong,
  facts: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

/** Who is signed in, as what, and for which teams. */
export function UserMenu({ me }: { me: Schemas["MeAnswer"] }) {
  const styles = useStyles();
  const format = useFormat();
  const teams = me.seesAllTeams ? shellTexts.allTeams : format.list(me.teams) || shellTexts.noTeams;
  return (
    <Popup className={styles.button} label={shellTexts.you(me.name)} button={<Person20Regular />}>
      <div className={styles.who}>
        <span className={styles.name}>
          <Foreign>{me.name}</Foreign>
        </span>
        <span className={styles.facts}>{shellTexts.roles[me.role]}</span>
        <span className={styles.facts}>
          <Foreign>{teams}</Foreign>
        </span>
      </div>
    </Popup>
  );
}
