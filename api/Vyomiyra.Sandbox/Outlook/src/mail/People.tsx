import { Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Fragment, useState } from "react";
import { personOf } from "./mail.ts";
import type { Recipient } from "./resources.ts";

const useStyles = makeStyles({
  people: { color: tokens.colorNeutralForeground2, maxHeight: "96px", overflowY: "auto", overflowWrap: "anywhere" },
});

const shownAtOnce = 8;
const shownAtMost = 500;

/** The recipients of one line; the first few, then on demand up to five hundred. */
export function People({ label, recipients }: { label: string; recipients: Recipient[] }) {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const shown = recipients.slice(0, all ? shownAtMost : shownAtOnce);
  const hidden = recipients.length - shown.length;
  if (recipients.length === 0) return null;

  return (
    <Text size={200} block className={styles.people}>
      {label}:{" "}
      {shown.map(personOf).map(({ name, address }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same address may stand twice
        <Fragment key={index}>
          {index > 0 && "; "}
          <bdi title={address}>{name}</bdi>
        </Fragment>
      ))}
      {hidden > 0 &&
        (all ? (
          ` and ${hidden} more`
        ) : (
          <>
            {" "}
            <Link inline onClick={() => setAll(true)}>
              and {hidden} more
            </Link>
          </>
        ))}
    </Text>
  );
}
