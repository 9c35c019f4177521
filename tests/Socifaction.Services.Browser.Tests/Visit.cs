using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Socifaction.Services.Browser.Tests;

/// <summary>
/// One person's window. It keeps count of what no page of ours may do: say an error on the console – a broken content
/// policy is one –, ask another host for anything, or answer with an error that was not expected.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private readonly IBrowserContext _context;
    private readonly Screen _screen;
    private readonly bool _examine;
    private readonly List<string> _faults = [];
    private int _expected;

    private Visit(Browsing browsing, IBrowserContext context, IPage page, Screen screen, bool examine) =>
        (Browsing, _context, Page, _screen, _examine) = (browsing, context, page, screen, examine);

    /// <summary>What the window shows.</summary>
    public IPage Page { get; }

    public Browsing Browsing { get; }

    internal static async Task<Visit> OpenAsync(Browsing browsing, IBrowserContext context, Screen screen, bool examine)
    {
        var visit = new Visit(browsing, context, await context.NewPageAsync(), screen, examine);
        await context.RouteAsync("**/*", visit.AnswerAsync);
        visit.Page.Console += (_, said) => visit.Hear(said);
        visit.Page.PageError += (_, error) => visit._faults.Add(error);
        visit.Page.Response += (_, answer) =>
        {
            if (answer.Status >= 400 && answer.Status != visit._expected) visit._faults.Add($"{answer.Status} {answer.Url}");
        };
        return visit;
    }

    /// <summary>Opens a path.</summary>
    public async Task GoAsync(string path, int status = 200)
    {
        Expect(status);
        (await Page.GotoAsync(path))!.Status.Should().Be(status, "of {0}", path);
    }

    /// <summary>From now on a page may answer with this status.</summary>
    public void Expect(int status) => _expected = status;

    /// <summary>
    /// Takes a picture of the page, kept as artifacts/screenshots/NAME-WIDTH.png, and says that nothing forbidden has
    /// happened. A visit that examines measures the page at both widths.
    /// </summary>
    public async Task LookAsync(string name, bool isForStaff = false)
    {
        if (!_examine)
        {
            await PictureAsync(Path.Combine(Browsing.Root, "artifacts", "screenshots", $"{name}-{_screen.Width}.png"));
            NothingForbidden(name);
            return;
        }

        var wrong = new List<string>();
        foreach (var screen in (Screen[])[Screen.Laptop, Screen.Telephone])
        {
            await Page.SetViewportSizeAsync(screen.Width, screen.Height);
            await PictureAsync(Path.Combine(Browsing.Root, "artifacts", "screenshots", $"{name}-{screen.Width}.png"));
            wrong.AddRange((await AxeAsync()).Select(what => $"{screen.Width} px: {what}"));
            wrong.AddRange((await Page.EvaluateAsync<string[]>(isForStaff ? Measures.OnStaffPages : Measures.OnResidentsPages)).Select(what => $"{screen.Width} px: {what}"));
        }

        await Page.SetViewportSizeAsync(_screen.Width, _screen.Height);
        NothingForbidden(name);
        wrong.Should().BeEmpty("{0} ({1}) must be usable by everybody", name, Page.Url);
    }

    /// <summary>What axe finds wrong.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync() =>
        [.. (await Page.RunAxe(Rules)).Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(node => node.Html))}")];

    /// <summary>Nothing forbidden has happened in this window.</summary>
    public void NothingForbidden(string name) => _faults.Should().BeEmpty("nothing forbidden may happen up to {0}", name);

    /// <summary>The whole page as PNG.</summary>
    public async Task PictureAsync(string path, bool fullPage = true) =>
        await Page.ScreenshotAsync(new() { Path = path, FullPage = fullPage, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });

    /// <summary>The heading that says what the page is.</summary>
    public async Task<string> HeadingAsync() => (await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).Trim();

    /// <summary>The page with this heading is open.</summary>
    public async Task SeeAsync(string heading) =>
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading })).ToBeVisibleAsync();

    /// <summary>Presses the button of these words.</summary>
    public Task PressAsync(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>Follows the first link with these words.</summary>
    public Task FollowAsync(string words) => Page.GetByRole(AriaRole.Link, new() { Name = words }).First.ClickAsync();

    /// <summary>Types into the field with this label.</summary>
    public Task TypeAsync(string label, string text) => Page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true }).FillAsync(text);

    /// <summary>Chooses the answer that begins with these words, in the question if one is named.</summary>
    public async Task ChooseAsync(string words, string? question = null)
    {
        var within = question is null ? Page.Locator("main") : Page.GetByRole(AriaRole.Group, new() { Name = question });
        await within.GetByLabel(words).First.CheckAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private async Task AnswerAsync(IRoute route)
    {
        var address = new Uri(route.Request.Url);
        if ((address.IsLoopback && address.Port == Browsing.Address.Port) || address.Scheme == "data")
        {
            await route.ContinueAsync();
        }
        else
        {
            _faults.Add($"asked another host: {address}");
            await route.AbortAsync();
        }
    }

    private void Hear(IConsoleMessage said)
    {
        // The status is heard at the answer itself.
        if (said.Type == "error" && !said.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal))
        {
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"console: {said.Text}"));
        }
    }
}
