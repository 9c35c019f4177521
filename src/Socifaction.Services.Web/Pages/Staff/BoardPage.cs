using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>A board of all offerings: which day, and what of it, as its address says.</summary>
public abstract class BoardPage(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "date")] public string? AskedDate { get; set; }
    [BindProperty(SupportsGet = true, Name = "kind")] public string? AskedKind { get; set; }
    [BindProperty(SupportsGet = true, Name = "offering")] public string? AskedOffering { get; set; }
    [BindProperty(SupportsGet = true, Name = "worker")] public string? AskedWorker { get; set; }
    [BindProperty(SupportsGet = true, Name = "village")] public string? AskedVillage { get; set; }

    protected ServicesDbContext Db => db;

    protected InitiativeClock Clock => clock;

    public LocalDate Today => clock.Today;

    /// <summary>The day that is asked for.</summary>
    public LocalDate Date => DayOf(AskedDate, Today);

    public BoardFilter Filter { get; private set; } = new(null, null, "", "");

    /// <summary>What may be chosen.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Offerings { get; private set; } = [];

    /// <summary>Who does something on the days that are shown.</summary>
    public IReadOnlyList<string> Workers { get; private set; } = [];

    /// <summary>The page without its day.</summary>
    public abstract string Here { get; }

    /// <summary>An address with what is chosen now, for another day or offering.</summary>
    public string Address(string path, LocalDate date, Guid? offering = null)
    {
        var chosen = new (string Name, string? Value)[]
        {
            ("date", Text(date)), ("kind", Filter.Kind?.ToString()), ("offering", (offering ?? Filter.Offering)?.ToString()), ("worker", Filter.Worker), ("village", Filter.Village),
        };
        return Url.Content(path) + QueryString.Create(chosen.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => KeyValuePair.Create(one.Name, one.Value)));
    }

    /// <summary>Reads what is chosen; what is nonsense chooses nothing.</summary>
    protected async Task ChooseAsync()
    {
        var offerings = await db.Offerings.OrderBy(offering => offering.Order).ThenBy(offering => offering.Name).Select(offering => new { offering.Id, offering.Name }).ToListAsync(Token);
        Offerings = [.. offerings.Select(offering => (offering.Id, offering.Name))];
        var kind = Enum.GetValues<BoardKind>().Where(value => value.ToString() == AskedKind).Select(value => (BoardKind?)value).FirstOrDefault();
        var offering = IdOf(AskedOffering) is { } id && offerings.Exists(one => one.Id == id) ? id : (Guid?)null;
        Filter = new(kind, offering, Short(AskedWorker), Short(AskedVillage));
    }

    /// <summary>What of the rows is asked for.</summary>
    protected IReadOnlyList<BoardRow> Chosen(IReadOnlyList<BoardRow> rows)
    {
        Workers = [.. Workers.Concat(rows.SelectMany(row => row.By)).Append(Filter.Worker).Where(name => name.Length > 0).Distinct().Order(StringComparer.CurrentCulture)];
        return [.. Filter.Of(rows)];
    }

    private static string Short(string? typed) => typed is null ? "" : typed.Trim() is { Length: <= LongestLine } said ? said : "";
}
