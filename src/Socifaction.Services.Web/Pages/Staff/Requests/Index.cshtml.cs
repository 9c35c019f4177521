using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Requests;

/// <summary>Everything that waits for an answer, the oldest first, with what each person was promised.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock, Inbox inbox) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "kind")] public string? AskedKind { get; set; }
    [BindProperty(SupportsGet = true, Name = "offering")] public string? AskedOffering { get; set; }
    [BindProperty(SupportsGet = true, Name = "late")] public string? AskedLate { get; set; }

    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];

    /// <summary>How many there are without any filter.</summary>
    public int All { get; private set; }

    /// <summary>How many of them have waited too long.</summary>
    public int Overdue { get; private set; }

    public IReadOnlyList<(Guid Id, string Name)> Offerings { get; private set; } = [];

    public InboxKind? Kind => Enum.GetValues<InboxKind>().Where(value => value.ToString() == AskedKind).Select(value => (InboxKind?)value).FirstOrDefault();

    public Guid? Offering { get; private set; }

    /// <summary>Whether only what has waited too long is shown.</summary>
    public bool IsLateOnly => AskedLate == "yes";

    public bool IsFiltered => Kind is not null || Offering is not null || IsLateOnly;

    public LocalDate Today => clock.Today;

    public Instant Now => clock.Now;

    public async Task OnGetAsync()
    {
        var offerings = await db.Offerings.OrderBy(offering => offering.Order).ThenBy(offering => offering.Name).Select(offering => new { offering.Id, offering.Name }).ToListAsync(Token);
        Offerings = [.. offerings.Select(offering => (offering.Id, offering.Name))];
        Offering = IdOf(AskedOffering) is { } id && offerings.Exists(offering => offering.Id == id) ? id : null;
        var rows = await inbox.ReadAsync(Token);
        (All, Overdue) = (rows.Count, rows.Count(row => row.IsOverdue(Now)));
        Rows = [.. rows.Where(row => (Kind is null || row.Kind == Kind) && (Offering is null || row.OfferingId == Offering) && (!IsLateOnly || row.IsOverdue(Now)))];
    }

    /// <summary>A moment as staff read it.</summary>
    public string When(Instant at)
    {
        var local = clock.LocalOf(at);
        return $"{Texts.LocalFormat.OnDay(local.Date, Today)}, {Texts.LocalFormat.Clock(local.TimeOfDay)}";
    }
}
