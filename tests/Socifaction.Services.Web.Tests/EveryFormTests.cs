using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Tests;

/// <summary>What holds of every form, found by opening every page: nothing typed breaks it, and nothing typed is lost.</summary>
public sealed class EveryFormTests
{
    // What fingers slip to, what is pasted, what attackers send. A NUL and a lone line break are told apart by no browser, so they are not looked for again.
    private static readonly string[] Nasty =
    [
        "", "   ", "\u200b\u200d", "\u202Eatvirkščiai", "Z\u030Ca\u0328syte\u0307", "👵🏼 漢字 ß", new('ą', 10_000), "a" + new string('\u0301', 1000), "a\0b",
        "=HYPERLINK(\"http://x\")", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' OR 1=1 --", "%", "_", "*", "{0} {{7*7}} ${jndi:ldap://x} %n",
        "pirma\r\nantra", "0", "-3", "2147483648", "3,5", "1e309", "9999-12-31", "2027-02-29", "25:61", "٣", "rytoj", "\uFFFF",
    ];

    // What only a tampered form has in a field that is chosen from or hidden.
    private static readonly string[] Tampered =
        ["", "a\0b", "<script>alert(1)</script>", "-3", "2147483648", "9999-12-31", "00000000-0000-0000-0000-000000000000", "0199a000-0000-7000-8000-000000000000", "//evil.example", new('ą', 10_000)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Whatever_is_typed_no_form_breaks_and_what_is_refused_stays_typed(Engine engine)
    {
        await using var house = await OpenHouse.OpenAsync(engine);
        var findings = new List<string>();
        foreach (var form in await FormsAsync(house))
        {
            foreach (var field in form.Blank.Fields.Select(field => field.Key).Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Concat(form.Blank.Written).Distinct())
            {
                foreach (var typed in form.Blank.Written.Contains(field) ? Nasty : Tampered)
                {
                    var sent = form.Blank.With(field, typed);
                    var answer = await form.Session.SendAsync(sent, Stop);
                    var what = $"{form.Name}: {field} = {Shown(typed)} gets {answer.Status}";
                    if (answer.Status >= 500) findings.Add(what);
                    if (Injected(answer)) findings.Add($"{what} and runs what was typed");
                    if (answer.Status is 409 or 422 or 429)
                    {
                        if (string.IsNullOrWhiteSpace(answer.Error)) findings.Add($"{what} without a sentence");
                        // What was answered meanwhile has no form any more.
                        if (WebForm.All(answer).Any(shown => shown.Written.Overlaps(sent.Written)))
                            findings.AddRange(Lost(sent, answer).Select(lost => $"{what} and loses {lost}"));
                    }
                    else if (answer.Location is not null && typed.Contains('<', StringComparison.Ordinal))
                    {
                        var led = await form.Session.FollowAsync(answer, Stop);
                        if (led.Status >= 500 || Injected(led)) findings.Add($"{what}, then {led.Status} at {led.Address}");
                    }
                }
            }

            // A limit that was reached would answer everything alike.
            await house.App.ReadAsync(db => db.Attempts.ExecuteDeleteAsync(Stop));
        }

        string.Join("\n", findings.Distinct().Take(40)).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_form_that_lay_open_too_long_is_shown_again_with_all_that_was_typed(Engine engine)
    {
        await using var house = await OpenHouse.OpenAsync(engine);
        var forms = await FormsAsync(house);
        var before = await house.ReadAsync();
        var findings = new List<string>();
        foreach (var form in forms)
        {
            var sent = Typed(form.Blank).With("__RequestVerificationToken", "from yesterday");
            var answer = await form.Session.SendAsync(sent, Stop);
            if (answer.Status != 400 || answer.Error != Common.FormStale) findings.Add($"{form.Name}: {answer.Status} {answer.Error}");
            findings.AddRange(Lost(sent, answer).Select(lost => $"{form.Name} loses {lost}"));
        }

        string.Join("\n", findings).Should().BeEmpty();
        Lasting(await house.ReadAsync()).Should().Equal(Lasting(before));
    }

    [Theory, EveryDatabase]
    public async Task A_form_sent_after_the_session_ended_is_shown_again_after_signing_in(Engine engine)
    {
        await using var house = await OpenHouse.OpenAsync(engine);
        var forms = await FormsAsync(house);
        var before = await house.ReadAsync();
        var (findings, tried) = (new List<string>(), 0);
        // The door itself leads to the door, and keeps nothing.
        foreach (var form in forms.Where(form => form.Who != "nobody" && !form.Name.StartsWith("GET /staff/sign-in", StringComparison.Ordinal)))
        {
            var cookie = form.Session.Cookies.GetAllCookies().Single(cookie => cookie.Name is "soc-staff" or "soc-res");
            cookie.Expired = true;
            var sent = Typed(form.Blank);
            var refused = await form.Session.SendAsync(sent, Stop);
            form.Session.Cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, "/", "localhost"));
            // The questions of a booking are anybody's: without a session they are a stranger's.
            if (refused.Location?.Contains("/sign-in", StringComparison.Ordinal) != true) continue;

            tried++;
            var address = refused.Location![(refused.Location!.IndexOf("ReturnUrl=", StringComparison.OrdinalIgnoreCase) + 10)..];
            var again = await form.Session.GetAsync(Uri.UnescapeDataString(address), Stop);
            if (again.Status != 200 || again.Error != Common.FormKept) findings.Add($"{form.Name}: {again.Status} {again.Error} at {again.Address}");
            findings.AddRange(Lost(sent, again).Select(lost => $"{form.Name} loses {lost}"));
            var anew = await form.Session.GetAsync(Uri.UnescapeDataString(address), Stop);
            if (anew.Error is not null) findings.Add($"{form.Name} is shown as kept a second time");
        }

        tried.Should().BeGreaterThanOrEqualTo(8);
        string.Join("\n", findings).Should().BeEmpty();
        Lasting(await house.ReadAsync()).Should().Equal(Lasting(before), "nothing is done without a session");
    }

    // Every form of every page that opens, each as the first person before whom it does.
    private static async Task<List<OpenForm>> FormsAsync(OpenHouse house)
    {
        await AnswerTheQuestionsAsync(house);
        var forms = new Dictionary<string, OpenForm>(StringComparer.Ordinal);
        var resident = house.Village.Of("Resident").First();
        foreach (var door in house.Doors.Where(door => door is { Verb: "GET", IsPage: true, Handler: null }))
        {
            foreach (var (who, session) in house.SessionsAt(door))
            {
                foreach (var values in await house.OpeningAsync(door, session))
                {
                    var address = door.Address(session.Slug, values);
                    // A page for a caller shows its form once it knows who calls.
                    foreach (var opened in door.Fields.Any(field => field.Name == "resident") ? (string[])[address, $"{address}?resident={resident}"] : [address])
                    {
                        foreach (var blank in WebForm.All(await session.GetAsync(opened, Stop)))
                        {
                            var names = string.Join(',', blank.Fields.Select(field => field.Key).Concat(blank.Written).Distinct().Order(StringComparer.Ordinal));
                            // One form may stand on several pages: signing out does.
                            var to = blank.Action.StartsWith(opened, StringComparison.Ordinal) ? door.Pattern.RawText + blank.Action[opened.Length..] : blank.Action;
                            forms.TryAdd($"{to} {names}", new($"{door} to {to}, {who}", who, session, blank));
                        }
                    }
                }
            }
        }

        forms.Should().HaveCountGreaterThan(20, string.Join("\n", forms.Keys));
        return [.. forms.Values];
    }

    // The later questions of a booking are asked once the earlier ones have answers.
    private static async Task AnswerTheQuestionsAsync(OpenHouse house)
    {
        var (village, resident) = (house.Village, house.Sessions["resident"]);
        var mother = village.Of("Resident").First().ToString();
        // In the village's own session she has a place already.
        var activity = await house.App.ReadAsync(db => db.Activities.AsNoTracking().SingleAsync(Stop));
        var session = Given.Session(activity, house.App.Today.PlusDays(2), 10, house.App.Initiative);
        await house.App.SaveAsync(session);
        var page = await resident.SubmitAsync($"~/places/{activity.Id}/book/who", new { Who = (string[])[mother] }, cancellationToken: Stop);
        page = await resident.SubmitAsync(await resident.FollowAsync(page, Stop), new { Days = (string[])[session.Id.ToString()] }, cancellationToken: Stop);
        (await resident.FollowAsync(page, Stop)).Address.Should().EndWith("/check");
        (string Step, object Answer)[] answers =
        [
            ("who", new { Person = mother }), ("from", new { Place = "home" }), ("to", new { Place = village.Of("Destination").First().ToString() }),
            ("day", new { Day = "2027-03-16" }), ("time", new { Wish = "ArriveBy", Time = "12" }), ("return", new { Return = "no" }), ("needs", new { Companions = "0", Mobility = "Walks" }),
        ];
        foreach (var (step, answer) in answers)
        {
            page = await resident.SubmitAsync($"~/rides/{village.Of("RideService").First()}/book/{step}", answer, cancellationToken: Stop);
            page.Status.Should().Be(302, $"{step}: {page.Error}");
        }
    }

    private static WebForm Typed(WebForm blank) =>
        blank.Written.Aggregate(blank, (form, name) => form.With(name, $"„Žąsys“ <b>{name}</b> & 'ko'"));

    // What was written and no form of the page holds any more.
    private static IEnumerable<string> Lost(WebForm sent, WebAnswer answer)
    {
        var held = WebForm.All(answer).SelectMany(form => form.Fields).ToLookup(field => field.Key, field => Normal(field.Value), StringComparer.OrdinalIgnoreCase);
        return sent.Fields.Where(field => sent.Written.Contains(field.Key) && !held[field.Key].Contains(Normal(field.Value))).Select(field => $"{field.Key}: {Shown(field.Value)}");
    }

    // A half-filled form is nobody's booking yet.
    private static Dictionary<string, string> Lasting(Dictionary<string, string> rows) =>
        rows.Where(row => !row.Key.StartsWith("BookingDraft", StringComparison.Ordinal)).ToDictionary();

    private static string Normal(string text) => text.Replace("\0", "\uFFFD", StringComparison.Ordinal).ReplaceLineEndings("\n");

    private static bool Injected(WebAnswer answer) => answer.Page.QuerySelectorAll("img[src=x], script:not([src])").Length > 0;

    private static string Shown(string text) => string.Concat(text.EnumerateRunes().Take(24).Select(rune => Rune.IsControl(rune) ? $"\\u{rune.Value:x4}" : rune.ToString()));

    private sealed record OpenForm(string Name, string Who, WebSession Session, WebForm Blank);
}
