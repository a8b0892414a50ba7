import { Badge, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Schemas } from "../http/schemas.ts";
import { texts } from "./texts.ts";

const useStyles = makeStyles({
  card: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { ...typographyStyles.caption1Strong, margin: 0, color: tokens.colorNeutralForeground2 },
  model: { marginInlineStart: tokens.spacingHorizontalS, verticalAlign: "middle" },
});

interface Props {
  title: string;
  readBy?: Schemas["ReadBy"];
  children: ReactNode;
}

/** Something that was read in the mail. What a language model read says so. */
export function SuggestionFrame({ title, readBy, children }: Props) {
  const styles = useStyles();
  return (
    <section className={styles.card} aria-label={title}>
      <h2 className={styles.title}>
        {title}
        {readBy === "model" && (
          <Badge className={styles.model} appearance="outline" size="small" color="informative">
            {texts.suggestion.byModel}
          </Badge>
        )}
      </h2>
      {children}
    </section>
  );
}
