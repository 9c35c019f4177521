using Microsoft.Playwright;

namespace Socifaction.Services.Browser.Tests;

/// <summary>A person who never takes the hand off the keyboard.</summary>
internal static class Keys
{
    /// <summary>Presses Tab until this has the focus.</summary>
    public static async Task TabToAsync(this Visit visit, ILocator target)
    {
        await target.First.WaitForAsync();
        for (var i = 0; i < 80; i++)
        {
            if (await HasFocusAsync(target.First)) return;
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"The Tab key does not come to {target}.");
    }

    /// <summary>Comes to a field and types into it.</summary>
    public static async Task KeyInAsync(this Visit visit, string label, string text)
    {
        await visit.TabToAsync(visit.Page.GetByLabel(label, new() { Exact = true }));
        await visit.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Comes to a link or button and presses Enter.</summary>
    public static async Task EnterAsync(this Visit visit, AriaRole role, string words)
    {
        await visit.TabToAsync(visit.Page.GetByRole(AriaRole.Main).GetByRole(role, new() { Name = words }));
        await visit.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Comes to a question and moves through its answers with the arrow.</summary>
    public static async Task ArrowToAsync(this Visit visit, string question, string answer)
    {
        var group = visit.Page.GetByRole(AriaRole.Group, new() { Name = question });
        var wanted = group.GetByLabel(answer).First;
        for (var i = 0; i < 80 && await group.Locator("input:focus").CountAsync() == 0; i++) await visit.Page.Keyboard.PressAsync("Tab");
        for (var i = 0; i < 20 && !await HasFocusAsync(wanted); i++) await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(wanted).ToBeCheckedAsync();
    }

    private static Task<bool> HasFocusAsync(ILocator target) => target.EvaluateAsync<bool>("element => element === document.activeElement");
}
