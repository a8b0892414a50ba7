import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { searchTexts } from "../../ui/texts/search.ts";
import { byKind, type Hit, hitKey } from "./hitPlace.ts";
import { SearchHit } from "./SearchHit.tsx";
import type { useSearch } from "./useSearch.ts";

const useStyles = makeStyles({
  panel: {
    position: "absolute",
    zIndex: 3,
    top: "calc(100% + 6px)",
    insetInlineEnd: 0,
    width: "max(100%, min(520px, calc(100vw - 16px)))",
    maxHeight: "min(70vh, 560px)",
    overflowY: "auto",
    boxSizing: "border-box",
    padding: tokens.spacingHorizontalXS,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    "@media (max-width: 720px)": { width: "100%" },
  },
  kind: {
    ...typographyStyles.caption1Strong,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground3,
  },
  note: {
    ...typographyStyles.body1,
    margin: 0,
    padding: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});

interface Props {
  id: string;
  words: string;
  search: ReturnType<typeof useSearch>;
  chosen: string | null;
  onOpen: (hit: Hit) => void;
}

/** What was found, by kind. */
export function SearchResults({ id, words, search, chosen, onOpen }: Props) {
  const styles = useStyles();
  const groups = byKind(search.hits ?? []);
  return (
    <div className={styles.panel}>
      <p className={styles.note} role="status" hidden={groups.length > 0}>
        {search.isError ? searchTexts.failed : search.isFetching ? searchTexts.searching : searchTexts.none(words)}
      </p>
      <div id={id} role="listbox" aria-label={searchTexts.results} aria-busy={search.isFetching}>
        {groups.map(({ kind, hits }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options within a list of them.
          <div key={kind} role="group" aria-label={searchTexts.kinds[kind]}>
            <div className={styles.kind} aria-hidden>
              {searchTexts.kinds[kind]}
            </div>
            {hits.map((hit) => (
              <SearchHit
                key={hitKey(hit)}
                id={`${id}-${hitKey(hit)}`}
                hit={hit}
                isChosen={hitKey(hit) === chosen}
                onOpen={() => onOpen(hit)}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
