// What sticks out of a screen, and what a thumb would miss.

/** What is wrong with the page as it is: in words, nothing if it is fine. 24 pixels are enough, 44 for what a screen is for. */
export const wrong = (page) =>
  page.evaluate(() => {
    const named = (it) => `${it.tagName.toLowerCase()}.${[...it.classList].join(".")} « ${(it.innerText || it.ariaLabel || "").slice(0, 30)} »`;
    const scroller = document.getElementById("main") ?? document.documentElement;
    const wide = Math.max(scroller.scrollWidth - scroller.clientWidth, document.documentElement.scrollWidth - innerWidth);
    const all = wide > 0 ? [`${wide} pixels too wide`] : [];
    const main = '[data-kind="primary"], .page__foot .button, .shell__tab, .door-row, .live-foot *';
    for (const it of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
      const style = getComputedStyle(it);
      if (!it.checkVisibility({ visibilityProperty: true }) || it.disabled || style.pointerEvents === "none") continue;
      if (it.closest("[inert], .shell__skip, .u-hidden")) continue;
      // A link within a sentence is as high as its line.
      if (it.matches("p a") && style.display === "inline") continue;
      // What lies over its row or its card is as large as that; the name of a control is hit for it.
      const over = getComputedStyle(it, "::after");
      const place = over.content !== "none" && over.position === "absolute" ? it.offsetParent ?? it : it;
      const { width, height } = (it.closest("label") ?? place).getBoundingClientRect();
      const least = it.matches(main) ? 44 : 24;
      if (width && height && Math.min(width, height) < least - 0.5) all.push(`${named(it)}: ${width.toFixed()} × ${height.toFixed()}`);
    }
    return all;
  });
