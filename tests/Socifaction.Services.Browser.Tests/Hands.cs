using Microsoft.Playwright;

namespace Socifaction.Services.Browser.Tests;

/// <summary>Somebody who never touches the mouse; the keys are counted besides what is typed, and the fields that are filled in.</summary>
internal sealed class Hands(Visit visit)
{
    private const int Far = 80;

    public int Keys { get; private set; }

    public int Fields { get; private set; }

    public Task PressAsync(string key)
    {
        Keys++;
        return visit.Page.Keyboard.PressAsync(key);
    }

    public Task TypeAsync(string text)
    {
        Fields++;
        return visit.Page.Keyboard.TypeAsync(text);
    }

    public async Task TypeIntoAsync(string label, string text)
    {
        var field = visit.Page.GetByLabel(label, new() { Exact = true });
        for (var i = 0; i < Far && !await IsFocusedAsync(field); i++) await PressAsync("Tab");
        await TypeAsync(text);
    }

    public async Task TabToAsync(ILocator target)
    {
        for (var i = 0; i < Far && !await IsFocusedAsync(target); i++) await PressAsync("Tab");
    }

    public async Task ArrowToAsync(ILocator target)
    {
        for (var i = 0; i < Far && !await IsFocusedAsync(target); i++) await PressAsync("ArrowDown");
    }

    public async Task ChooseAsync(string question, string answer)
    {
        Fields++;
        var group = visit.Page.GetByRole(AriaRole.Group, new() { Name = question });
        var wanted = group.GetByLabel(answer).First;
        for (var i = 0; i < Far && await group.Locator("input:focus").CountAsync() == 0; i++) await PressAsync("Tab");
        for (var i = 0; i < Far && !await IsFocusedAsync(wanted); i++) await PressAsync("ArrowDown");
        if (!await wanted.IsCheckedAsync()) await PressAsync("Space");
    }

    /// <summary>Of several boxes the one with these words.</summary>
    public async Task TickAsync(string question, string answer)
    {
        Fields++;
        await TabToAsync(visit.Page.GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel(answer).First);
        await PressAsync("Space");
    }

    private static Task<bool> IsFocusedAsync(ILocator target) => target.EvaluateAsync<bool>("element => element === document.activeElement");
}
