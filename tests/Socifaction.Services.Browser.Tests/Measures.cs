namespace Socifaction.Services.Browser.Tests;

/// <summary>What is measured inside a page, as scripts that give a list of what is wrong.</summary>
internal static class Measures
{
    /// <summary>Nothing wider than the window.</summary>
    public const string OnStaffPages =
        """
        () => document.documentElement.scrollWidth > window.innerWidth
            ? [`the page is ${document.documentElement.scrollWidth} px wide: `
                + [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                    .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')]
            : []
        """;

    /// <summary>The same; no letter smaller than 19 px; nothing to press in a form smaller than 44 px.</summary>
    public const string OnResidentsPages =
        """
        () => {
            const wrong = [];
            if (document.documentElement.scrollWidth > window.innerWidth)
                wrong.push(`the page is ${document.documentElement.scrollWidth} px wide: `
                    + [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                        .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | '));

            const hidden = e => e.closest('.govuk-visually-hidden, .govuk-skip-link, datalist, script, style, noscript') !== null
                || !e.checkVisibility({ visibilityProperty: true });
            const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node = words.nextNode(); node; node = words.nextNode()) {
                const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
                if (node.textContent.trim() && size < 19 && !hidden(node.parentElement))
                    wrong.push(`${size} px: ${node.textContent.trim()}`);
            }

            for (const target of document.querySelectorAll('form button, form select, form textarea, form a.govuk-button, form .soc-choice label, '
                + 'form input:not([type=hidden]):not([type=radio]):not([type=checkbox])')) {
                const box = target.getBoundingClientRect();
                if (!hidden(target) && (box.height < 44 || box.width < 44))
                    wrong.push(`${Math.round(box.width)} × ${Math.round(box.height)} px to press: ${target.outerHTML.slice(0, 120)}`);
            }

            return wrong;
        }
        """;
}
