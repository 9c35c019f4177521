using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Register;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>
/// The register of a session, made for a telephone: one tap for each child. Each button is a form; with a script the taps are
/// sent as one field, and again until each is answered.
/// </summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class RegisterModel(
    ReadRegister read, RecordTaps record, CountWalkIns count, SignedIn signedIn, InitiativeClock clock, IAntiforgery antiforgery) : StaffPage
{
    private const int MostTaps = 200;
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>How many came without a booking.</summary>
    [BindProperty]
    public string? People { get; set; }

    public SessionRegister Register { get; private set; } = null!;

    public StaffMember Worker => signedIn.Staff!;

    public bool HasMeals => Register.Activity.MealsUntil is not null || Register.Meals > 0;

    public string AntiforgeryToken => antiforgery.GetAndStoreTokens(HttpContext).RequestToken!;

    /// <summary>The sentences the script says.</summary>
    public string ScriptTexts => Json(new Dictionary<string, string>
    {
        ["expected"] = Words.StateExpected, ["came"] = Words.StateCame, ["left"] = Words.StateLeft, ["leftWith"] = Words.StateLeftWith,
        ["absent"] = Words.StateAbsent, ["ate"] = Words.StateAte, ["unsent"] = Words.Unsent, ["allSent"] = Words.AllSent, ["waiting"] = Words.Waiting,
        ["signInAgain"] = Words.SignInAgain, ["otherSignedIn"] = Words.OtherSignedIn, ["othersTaps"] = Words.OthersTaps,
    });

    public async Task<IActionResult> OnGetAsync(Guid session) => await FindAsync(session) ? Page() : NotFound();

    /// <summary>A fresh token for a page that has been open for long, and whose it is.</summary>
    public IActionResult OnGetToken() => new JsonResult(new { token = AntiforgeryToken, owner = Worker.Id });

    /// <summary>One tap, without a script: now, by whoever is signed in.</summary>
    public async Task<IActionResult> OnPostAsync(Guid session, string? place, string? tap, string? kind, string? seen)
    {
        if (!await FindAsync(session))
        {
            return NotFound();
        }

        if (IdOf(place) is not { } placeId || Register.Rows.FirstOrDefault(row => row.Place.Id == placeId) is not { } row
            || IdOf(tap) is not { } id || KindOf(kind?.Split('|')[0]) is not { } tapped || !int.TryParse(seen, out var version))
        {
            ModelState.AddModelError("", Words.TapUnreadable);
            return this.Unacceptable();
        }

        var collector = IdOf(kind!.Split('|').ElementAtOrDefault(1)) is { } who ? row.Collectors.FirstOrDefault(c => c.Id == who && c.MayCollect) : null;
        var recorded = await record.RunAsync(new(session, Worker.Id,
            [new(id, placeId, tapped, clock.Now, version, collector is null ? "" : Named(collector))]), Token);
        if (recorded!.Answers[0].Refusal is { } why)
        {
            ModelState.AddModelError("", why.InWords());
            return this.Conflict();
        }

        return Redirect($"{Request.PathBase}{Request.Path}#p-{placeId}");
    }

    /// <summary>The taps of one telephone, each answered for itself.</summary>
    public async Task<IActionResult> OnPostTapsAsync(Guid session, string? staff, string? taps)
    {
        if (!await FindAsync(session))
        {
            return NotFound();
        }

        if (staff != Worker.Id.ToString())
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        if (Read(taps) is not { } sent)
        {
            return StatusCode(StatusCodes.Status422UnprocessableEntity);
        }

        var readable = sent.Select(TapOf).OfType<Tap>().ToList();
        var recorded = await record.RunAsync(new(session, Worker.Id, readable), Token);
        var refused = recorded!.Answers.Where(answer => answer.Refusal is not null).ToLookup(answer => answer.TapId, answer => answer.Refusal!.Value.InWords());
        await FindAsync(session);
        return new JsonResult(new
        {
            answers = sent.Select(one => new { id = one.Id, refused = TapOf(one) is { } tap ? refused[tap.Id].FirstOrDefault() : Words.TapUnreadable }),
            rows = Register.Rows.ToDictionary(row => row.Place.Id, View),
        });
    }

    /// <summary>The count of people without a booking.</summary>
    public async Task<IActionResult> OnPostWalkInsAsync(Guid session)
    {
        if (!await FindAsync(session))
        {
            return NotFound();
        }

        if (!int.TryParse(People?.Trim(), out var people) || (await count.RunAsync(new(session, people), Token))!.Value.Refusal is not null)
        {
            ModelState.AddModelError(nameof(People), AttendanceRefusal.WalkInsUnfit.InWords());
            return this.Unacceptable();
        }

        return Redirect($"{Request.PathBase}{Request.Path}");
    }

    /// <summary>A row as the script keeps it.</summary>
    public RowView View(RegisterRow row) => new(row.Version,
        [.. row.Standing.Select(tap => (string[])[tap.Kind.ToString(), Time(tap.At), tap.CollectedBy])], DisputeOf(row));

    public string StateOf(RegisterRow row) => RegisterTexts.StateOf(row, Time) is var state && row.Mark == Mark.None && Said(row) is { Length: > 0 } said ? said : state;

    /// <summary>What the family said beforehand.</summary>
    public string Said(RegisterRow row) => row.Absence is { } absence
        ? StaffTexts.Say(Words.StateReported, absence.Kind.InWords().ToLower(System.Globalization.CultureInfo.CurrentCulture)) : "";

    /// <summary>„Inga Kazlauskienė (mama)“.</summary>
    public string Named(Collector collector) => collector.Words.Length == 0 ? collector.Name : $"{collector.Name} ({collector.Words})";

    public string Json<T>(T value) => JsonSerializer.Serialize(value, Web);

    private string DisputeOf(RegisterRow row) => row.Attendance?.IsDisputed != true ? ""
        : StaffTexts.Say(Words.Disputed, string.Join("; ", row.Taps.OrderBy(made => made.Tap.At).Select(made =>
            StaffTexts.Say(Words.TapBy, made.By, Time(made.Tap.At), made.Tap.Kind.InWords()))));

    private string Time(Instant at) => LocalFormat.Time(clock.LocalOf(at).TimeOfDay);

    private async Task<bool> FindAsync(Guid session)
    {
        if (await read.RunAsync(session, Token) is not { } register)
        {
            return false;
        }

        Register = register;
        People ??= FormattableString.Invariant($"{register.Session.WalkIns}");
        return true;
    }

    private static TapKind? KindOf(string? text) => Enum.GetValues<TapKind>().Cast<TapKind?>().FirstOrDefault(kind => kind.ToString() == text);

    private static List<SentTap>? Read(string? taps)
    {
        try
        {
            var sent = JsonSerializer.Deserialize<List<SentTap?>>(taps ?? "", Web);
            return sent is null || sent.Count > MostTaps || sent.Contains(null) ? null : [.. sent.OfType<SentTap>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Tap? TapOf(SentTap sent) =>
        IdOf(sent.Id) is { } id && IdOf(sent.Place) is { } place && KindOf(sent.Kind) is { } kind && sent.At is { } said
        && InstantPattern.ExtendedIso.Parse(said) is { Success: true, Value: var at }
            ? new(id, place, kind, at, sent.Seen, TypedText.Line(sent.By, LongestLine).Value ?? "") : null;

    /// <summary>A row for the script: each tap that holds as kind, time and who fetched the child.</summary>
    public sealed record RowView(int Version, IReadOnlyList<string[]> Taps, string Dispute);

    private sealed record SentTap(string? Id, string? Place, string? Kind, string? At, int Seen, string? By);
}
