using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Tests.Isolation;

namespace Socifaction.Services.Web.Tests;

/// <summary>What holds of every page and endpoint, found by asking the application which there are.</summary>
public sealed partial class EveryPageTests
{
    private const string NumberToCall = "0 612 34567";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Every_answer_is_guarded_and_nothing_is_changed_by_looking(Engine engine)
    {
        await using var house = await OpenHouse.OpenAsync(engine);
        var before = await house.ReadAsync();
        var findings = new List<string>();
        foreach (var door in house.Doors)
        {
            foreach (var (who, session) in house.SessionsAt(door))
            {
                var address = door.Address(session.Slug, await house.ValuesAsync(door, session));
                Guarded(findings, door, who, await AskAsync(session, HttpMethod.Get, address));
                if (door.Verb == "POST" && !door.Pattern.RawText!.Contains("webhooks", StringComparison.Ordinal))
                {
                    var bare = await AskAsync(session, HttpMethod.Post, address, new FormUrlEncodedContent([new("language", "en")]));
                    Guarded(findings, door, who, bare);
                    // A stranger is sent to sign in or told that there is no such page, before the form is looked at.
                    if (bare.Status is not (400 or 302 or 403 or 404)) findings.Add($"{door}: {who} without a token gets {bare.Status}");
                    // The page that takes a list takes more.
                    var size = door.Pattern.RawText!.EndsWith("/import", StringComparison.Ordinal) ? 400_000 : 70_000;
                    var large = await AskAsync(session, HttpMethod.Post, address, new StringContent("a=" + new string('x', size), Encoding.ASCII, "application/x-www-form-urlencoded"));
                    Guarded(findings, door, who, large);
                    if (large.Status is not (413 or 302 or 403 or 404)) findings.Add($"{door}: {who} with {size} bytes gets {large.Status}");
                }
            }

            var nobody = house.Sessions["nobody"];
            foreach (var verb in new[] { HttpMethod.Trace, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
            {
                var answer = await AskAsync(nobody, verb, door.Address(nobody.Slug, await house.ValuesAsync(door, nobody)));
                Guarded(findings, door, verb.Method, answer);
                if (answer.Status != 405) findings.Add($"{door}: {verb} gets {answer.Status}");
            }
        }

        string.Join("\n", findings.Distinct()).Should().BeEmpty();
        (await house.ReadAsync()).Should().Equal(before, "looking, and sending without a token, change nothing");
    }

    [Theory]
    [InlineData("lt")]
    [InlineData("en")]
    public async Task Every_page_can_be_read_and_filled_in_by_anybody(string language)
    {
        await using var house = await OpenHouse.OpenAsync(Engine.Sqlite);
        var (findings, pages) = (new List<string>(), 0);
        foreach (var (who, session) in house.Sessions.Append(new("operator", house.Operator)))
        {
            session.Cookies.Add(new System.Net.Cookie(Languages.Cookie, language, "/", "localhost"));
            foreach (var door in house.Doors.Where(door => door.Verb == "GET" && door.IsPage && (who != "operator" || door.IsPlatform)))
            {
                var answer = await session.GetAsync(door.Address(session.Slug, await house.ValuesAsync(door, session)), Stop);
                if (answer.Message.Content.Headers.ContentType?.MediaType != "text/html" || door.Handler is not null) continue;
                pages++;
                foreach (var finding in Faults(answer, language, isStaff: who == "staff", mayRun: who == "staff" || IsStaffs(door), ofInitiative: !door.IsCommon)) findings.Add($"{door}, {who}, {answer.Status}: {finding}");
            }
        }

        pages.Should().BeGreaterThan(20);
        string.Join("\n", findings.Distinct()).Should().BeEmpty();
    }

    private static IEnumerable<string> Faults(WebAnswer answer, string language, bool isStaff, bool mayRun, bool ofInitiative)
    {
        var page = answer.Page;
        if (string.IsNullOrWhiteSpace(page.Title)) yield return "no title";
        if (page.DocumentElement.GetAttribute("lang") != language) yield return $"its language is {page.DocumentElement.GetAttribute("lang")}";
        if (page.QuerySelectorAll("h1").Length != 1) yield return $"{page.QuerySelectorAll("h1").Length} first headings";
        foreach (var input in page.QuerySelectorAll("input:not([type=hidden]):not([type=submit]), select, textarea").Where(input => !HasLabel(page, input)))
            yield return $"{input.GetAttribute("name")} has no label";
        if (page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onload], [onsubmit], [onchange]").Length > 0) yield return "inline style or script";
        if (!mayRun && page.Scripts.Length > 0) yield return "a script on a resident's page";
        if (ofInitiative && !isStaff && !answer.Body.Contains(NumberToCall, StringComparison.Ordinal)) yield return "no number to call";
        foreach (var url in page.QuerySelectorAll("[href], [src], [action]").SelectMany(e => new[] { e.GetAttribute("href"), e.GetAttribute("src"), e.GetAttribute("action") }).OfType<string>())
        {
            if (Elsewhere().IsMatch(url)) yield return $"leads elsewhere: {url}";
            if (!url.StartsWith("tel:", StringComparison.Ordinal) && Personal().IsMatch(Uri.UnescapeDataString(url))) yield return $"something personal in {url}";
        }
    }

    // A passkey is asked for by a script, where staff sign in.
    private static bool IsStaffs(Door door) => door.IsPlatform || door.Pattern.RawText!.TrimStart('/').StartsWith("staff/", StringComparison.Ordinal);

    private static bool HasLabel(IHtmlDocument page, IElement input) => input.HasAttribute("aria-label") || input.HasAttribute("aria-labelledby")
        || input.Closest("label") is not null
        || (input.Id is { } id && page.QuerySelectorAll("label").Any(label => label.GetAttribute("for") == id && label.TextContent.Trim().Length > 0));

    private static void Guarded(List<string> findings, Door door, string who, WebAnswer answer)
    {
        var at = $"{door}: {who}, {answer.Message.RequestMessage!.Method} {answer.Status}";
        if (answer.Status >= 500) findings.Add($"{at} at {answer.Address}");
        if (One("Content-Security-Policy") != SecurityHeaders.ContentPolicy) findings.Add($"{at}: content policy");
        if (One("X-Content-Type-Options") != "nosniff") findings.Add($"{at}: nosniff");
        if (One("Referrer-Policy") != "same-origin") findings.Add($"{at}: referrer policy");
        if (One("Permissions-Policy") != SecurityHeaders.Permissions) findings.Add($"{at}: permissions");
        if (!answer.Message.Headers.Contains("Cache-Control")) findings.Add($"{at}: cache control");
        if (answer.Message.Headers.Contains("Server") || answer.Message.Headers.Contains("X-Powered-By")) findings.Add($"{at}: says what it runs on");
        foreach (var cookie in answer.Message.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            var flags = cookie.ToLowerInvariant();
            if (!flags.Contains("httponly") || !flags.Contains("samesite=lax") || !flags.Contains("path=/;") && !flags.EndsWith("path=/", StringComparison.Ordinal))
                findings.Add($"{at}: cookie {cookie.Split('=')[0]}: {flags[flags.IndexOf(';', StringComparison.Ordinal)..]}");
        }

        string? One(string name) => answer.Message.Headers.TryGetValues(name, out var values) ? values.SingleOrDefault() : null;
    }

    private static async Task<WebAnswer> AskAsync(WebSession session, HttpMethod verb, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(verb, address) { Content = content };
        return await WebAnswer.ReadAsync(await session.Http.SendAsync(request, Stop), Stop);
    }

    [GeneratedRegex(@"^\s*(https?:)?//|^\s*javascript:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"\+370|\b0?6\d{7}\b|wheelchair|vežim|allerg|alerg|disab|negali|liga\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Personal();
}
