using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Needs;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>
/// The wishes of a month or a quarter that came to nothing: counted for everybody who may look, listed for those who book, and as a table
/// to download that names nobody.
/// </summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class UnmetModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn) : StaffPage
{
    private const string Quarter = "quarter";
    private const string Unknown = "-";

    private HashSet<Guid> _rides = [];

    [BindProperty(SupportsGet = true, Name = "month")] public string? Asked { get; set; }
    [BindProperty(SupportsGet = true, Name = "span")] public string? AskedSpan { get; set; }
    [BindProperty(SupportsGet = true, Name = "offering")] public string? Offering { get; set; }
    /// <summary>In words.</summary>
    [BindProperty(SupportsGet = true, Name = "reason")] public string? Reason { get; set; }
    [BindProperty(SupportsGet = true, Name = "village")] public string? Village { get; set; }
    [BindProperty(SupportsGet = true, Name = "place")] public string? Place { get; set; }

    /// <summary>The month that is asked for; this month when it is none.</summary>
    public YearMonth Month => YearMonthPattern.Iso.Parse(Asked ?? "") is { Success: true, Value: { Year: > 2000 and < 3000 } said } ? said : clock.Today.ToYearMonth();

    /// <summary>Whether the quarter of the month is asked for.</summary>
    public bool IsQuarter => AskedSpan == Quarter;

    public LocalDate First => IsQuarter ? new LocalDate(Month.Year, (Month.Month - 1) / 3 * 3 + 1, 1) : Month.OnDayOfMonth(1);

    public LocalDate Last => First.PlusMonths(IsQuarter ? 3 : 1).PlusDays(-1);

    /// <summary>The time in words.</summary>
    public string Span => IsQuarter ? StaffTexts.Say(Words.QuarterOf, Month.Year, (Month.Month - 1) / 3 + 1) : LocalFormat.Month(First);

    /// <summary>Whether single wishes are shown, and whose they were.</summary>
    public bool MayList => StaffDoors.MayOpen(signedIn.Staff!.Role, "/staff/residents");

    public IReadOnlyList<UnmetRow> Rows { get; private set; } = [];

    /// <summary>The counts, each under its heading.</summary>
    public IReadOnlyList<Counts> Tables { get; private set; } = [];

    /// <summary>How often each of something occurs.</summary>
    public sealed record Counts(string Title, IReadOnlyList<Count> Lines);

    /// <summary>How often something occurs, and the address of the wishes behind the number.</summary>
    public sealed record Count(string Words, int Number, string Path);

    public async Task OnGetAsync()
    {
        var rides = db.RideServices.Select(service => service.Id);
        _rides = [.. rides];
        if (IdOf(Offering) is not { } id || !await db.Offerings.AnyAsync(offering => offering.Id == id, Token))
        {
            Offering = null;
        }

        Rows = [.. (await db.ListUnmetAsync(First, Last, Token)).Where(row =>
            (Offering is null || row.Need.OfferingId == IdOf(Offering)) && (Reason is null || ReasonOf(row.Need) == Reason) && (Village is null || row.Need.Village == (Village == Unknown ? "" : Village)) && (Place is null || row.Need.Place == Place))];
        Tables =
        [
            .. IsQuarter ? [Table(Words.ByMonth, row => row.Need.Date.ToYearMonth(), month => LocalFormat.Month(month.OnDayOfMonth(1)), month => [("month", YearMonthPattern.Iso.Format(month)), ("span", null)], byCount: false)] : Array.Empty<Counts>(),
            Table(Words.ByOffering, row => (row.Need.OfferingId, row.Offering), one => one.Offering, one => [("offering", one.OfferingId.ToString())]),
            Table(Words.ByReason, row => ReasonOf(row.Need), reason => reason, reason => [("reason", reason)]),
            Table(Words.ByVillage, row => row.Need.Village, village => village.Length == 0 ? Words.VillageUnknown : village, village => [("village", village.Length == 0 ? Unknown : village)]),
            .. Rows.Any(IsTrip) ? [Table(Words.ByWay, row => (row.Need.Village, row.Need.Place), way => $"{way.Village} – {way.Place}", way => [("village", way.Village), ("place", way.Place)], IsTrip)] : Array.Empty<Counts>(),
        ];
    }

    /// <summary>The same as a table for a spreadsheet.</summary>
    public async Task<IActionResult> OnGetCsvAsync()
    {
        await OnGetAsync();
        string[] head =
        [
            Words.ColumnDay, Words.ColumnOffering, Words.ColumnFrom, Words.ColumnTo, Words.ColumnPurpose, Words.ColumnReason, Words.ColumnNeed, Words.ColumnChannel,
        ];
        var lines = Rows.Select(row => (string[])
        [
            Text(row.Need.Date), row.Offering, row.Need.Village, row.Need.Place, PurposeOf(row.Need), ReasonOf(row.Need), row.Need.Mobility?.InWords() ?? "", row.Need.Channel.InWords(),
        ]);
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(CsvText.Of(lines.Prepend(head)))).ToArray();
        return File(bytes, "text/csv; charset=utf-8", $"{Words.CsvFile}-{YearMonthPattern.Iso.Format(First.ToYearMonth())}{(IsQuarter ? "-" + YearMonthPattern.Iso.Format(Last.ToYearMonth()) : "")}.csv");
    }

    /// <summary>What is chosen now, with some of it chosen otherwise.</summary>
    public string Address(params (string Name, string? Value)[] other)
    {
        var chosen = new Dictionary<string, string?>
        {
            ["month"] = YearMonthPattern.Iso.Format(Month), ["span"] = IsQuarter ? Quarter : null, ["offering"] = Offering, ["reason"] = Reason, ["village"] = Village, ["place"] = Place,
        };
        foreach (var (name, value) in other)
        {
            chosen[name] = value;
        }

        return Url.Content("~/staff/unmet") + QueryString.Create(chosen.Where(one => !string.IsNullOrEmpty(one.Value)));
    }

    /// <summary>Why a wish came to nothing.</summary>
    public string ReasonOf(UnmetNeed need) => need.ReasonInWords(_rides.Contains(need.OfferingId));

    /// <summary>What it was for, or that nobody said.</summary>
    public string PurposeOf(UnmetNeed need) => need.Purpose?.InWords() ?? (_rides.Contains(need.OfferingId) ? Words.NotSaid : "");

    private static bool IsTrip(UnmetRow row) => row.Need.Place.Length > 0;

    private Counts Table<T>(
        string title, Func<UnmetRow, T> by, Func<T, string> inWords, Func<T, (string, string?)[]> choose, Func<UnmetRow, bool>? of = null, bool byCount = true)
    {
        var lines = Rows.Where(row => of is null || of(row)).GroupBy(by).Select(group => new Count(inWords(group.Key), group.Count(), Address(choose(group.Key)) + "#list"));
        return new(title, [.. byCount ? lines.OrderByDescending(line => line.Number).ThenBy(line => line.Words, StringComparer.CurrentCulture) : lines]);
    }
}
