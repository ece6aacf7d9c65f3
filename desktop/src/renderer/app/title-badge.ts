const counted = /^\(\d+\) /;

/** Puts a number before the tab's title, over whatever title the screens set meanwhile; nothing for none. */
export function titleBadge(page: Document): { show(count: number): void } {
  let shown = 0;
  const wear = () => {
    const bare = page.title.replace(counted, '');
    const title = shown > 0 ? `(${shown}) ${bare}` : bare;
    if (page.title !== title) page.title = title;
  };
  new MutationObserver(wear).observe(page.head, { childList: true, subtree: true, characterData: true });
  return {
    show(count) {
      shown = count;
      wear();
    },
  };
}
